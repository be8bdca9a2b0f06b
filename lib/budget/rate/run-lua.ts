import fengari from 'fengari';

const { lua, lauxlib, lualib, to_luastring: bytes, to_jsstring: words } = fengari;
type State = ReturnType<typeof lauxlib.luaL_newstate>;

/** What a command of the store gives a script: `false` stands for nothing, as in Redis. */
export type StoreAnswer = string | number | false;

/** Runs a script as Redis does: `KEYS`, `ARGV`, `redis.call`; a list of whole numbers comes back. Throws what the script throws. */
export type LuaRunner = (script: string, keys: readonly string[], given: readonly string[]) => number[];

/** A Lua of its own for one store, with nothing of the outside in it but `call`. Scripts are read once. */
export function makeLuaRunner(call: (command: string, ...given: string[]) => StoreAnswer): LuaRunner {
  const state = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(state);
  lua.lua_createtable(state, 0, 1);
  lua.lua_pushjsfunction(state, (inside) => answerCall(inside, call));
  lua.lua_setfield(state, -2, bytes('call'));
  lua.lua_setglobal(state, bytes('redis'));
  const read = new Map<string, number>();
  return (script, keys, given) => {
    const place = read.get(script) ?? readScript(state, script);
    read.set(script, place);
    setList(state, 'KEYS', keys);
    setList(state, 'ARGV', given);
    lua.lua_rawgeti(state, lua.LUA_REGISTRYINDEX, place);
    must(state, lua.lua_pcall(state, 0, 1, 0));
    return takeNumbers(state);
  };
}

function readScript(state: State, script: string): number {
  must(state, lauxlib.luaL_loadstring(state, bytes(script)));
  return lauxlib.luaL_ref(state, lua.LUA_REGISTRYINDEX);
}

function answerCall(state: State, call: (command: string, ...given: string[]) => StoreAnswer): number {
  const [command = '', ...given] = Array.from({ length: lua.lua_gettop(state) }, (_, place) => words(lauxlib.luaL_tolstring(state, place + 1)));
  const answer = call(command, ...given);
  if (answer === false) lua.lua_pushboolean(state, false);
  else if (typeof answer === 'number') lua.lua_pushnumber(state, answer);
  else lua.lua_pushstring(state, bytes(answer));
  return 1;
}

function setList(state: State, name: string, items: readonly string[]): void {
  lua.lua_createtable(state, items.length, 0);
  for (const [place, item] of items.entries()) {
    lua.lua_pushstring(state, bytes(item));
    lua.lua_rawseti(state, -2, place + 1);
  }
  lua.lua_setglobal(state, bytes(name));
}

/** Redis cuts every number of a script's answer to a whole one. */
function takeNumbers(state: State): number[] {
  const numbers = Array.from({ length: lua.lua_rawlen(state, -1) }, (_, place) => {
    lua.lua_rawgeti(state, -1, place + 1);
    const value = Math.trunc(lua.lua_tonumber(state, -1));
    lua.lua_pop(state, 1);
    return value;
  });
  lua.lua_pop(state, 1);
  return numbers;
}

function must(state: State, status: number): void {
  if (status === lua.LUA_OK) return;
  const reason = lua.lua_tojsstring(state, -1);
  lua.lua_pop(state, 1);
  throw new Error(`A script of the rate limits failed: ${reason}`);
}
