/** What the command says before it ends with code 2: without the "metricdeck: " that is put in front. */
export class CliError extends Error {
  override readonly name = "CliError";
}
