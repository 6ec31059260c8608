/** Whether a list such as that of `accept` names something, and not with `q=0` to say that none of it is taken. */
export function accepts(list: string | null, wanted: string): boolean {
  return (list ?? "").split(",").some((item) => {
    const [name = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    return name === wanted && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
