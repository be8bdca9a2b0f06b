/** The few functions of fengari (Lua in JavaScript) that are used; the package brings no types. */
declare module 'fengari' {
  /** Lua's strings are bytes. */
  type LuaString = Uint8Array;
  type State = { readonly luaState: unique symbol };

  interface Lua {
    LUA_OK: number;
    LUA_REGISTRYINDEX: number;
    LUA_TTABLE: number;
    lua_createtable(state: State, items: number, fields: number): void;
    lua_gettop(state: State): number;
    lua_isnumber(state: State, index: number): boolean;
    lua_pcall(state: State, given: number, returned: number, handler: number): number;
    lua_pop(state: State, count: number): void;
    lua_pushboolean(state: State, value: boolean): void;
    lua_pushjsfunction(state: State, run: (state: State) => number): void;
    lua_pushnumber(state: State, value: number): void;
    lua_pushstring(state: State, text: LuaString): void;
    lua_rawgeti(state: State, table: number, place: number): number;
    lua_rawlen(state: State, table: number): number;
    lua_rawseti(state: State, table: number, place: number): void;
    lua_setfield(state: State, table: number, name: LuaString): void;
    lua_setglobal(state: State, name: LuaString): void;
    lua_tojsstring(state: State, index: number): string;
    lua_tonumber(state: State, index: number): number;
    lua_type(state: State, index: number): number;
  }
  interface LuaAuxiliary {
    luaL_loadstring(state: State, script: LuaString): number;
    luaL_newstate(): State;
    luaL_ref(state: State, table: number): number;
    luaL_tolstring(state: State, index: number): LuaString;
  }
  const fengari: {
    lua: Lua;
    lauxlib: LuaAuxiliary;
    lualib: { luaL_openlibs(state: State): void };
    to_luastring(text: string): LuaString;
    to_jsstring(text: LuaString): string;
  };
  export default fengari;
}
