/** Makes a value when it is first asked for, and never again. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Answers each question once. */
export function oncePer<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<Question, { readonly value: Answer }>();
  return question => {
    const known = answers.get(question) ?? { value: answer(question) };
    answers.set(question, known);
    return known.value;
  };
}

/** Makes each thing that functions make of a subject once. */
export function onceOf<S>(subject: () => S): <T>(make: (subject: S) => T) => T {
  const made = new Map<unknown, unknown>();
  return <T>(make: (subject: S) => T): T => {
    if (!made.has(make)) made.set(make, make(subject()));
    return made.get(make) as T;
  };
}
