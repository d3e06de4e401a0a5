/** Makes ids of names: one that is taken gets the first free number behind it. */
export function numberIds(taken: Set<string>, first = 1): (name: string) => string {
  // A thousand headings of one name would otherwise be counted through for each of them.
  const nextNumber = new Map<string, number>();
  return name => {
    let id = name;
    for (let number = nextNumber.get(name) ?? first; taken.has(id); number++) {
      id = `${name}-${number}`;
      nextNumber.set(name, number + 1);
    }
    taken.add(id);
    return id;
  };
}
