/** The command cannot be carried out as it was given; the message is for whoever typed it. */
export class CommandMistake extends Error {}
