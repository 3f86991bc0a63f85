/** Sentences of a part of the page by key; `_one` and `_other` are the forms of a count. */
export type Table = Readonly<Record<string, string>>

type BaseOf<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key

/** The keys of a table of English sentences, without the forms of counts. */
export type KeysOf<Words extends Table> = BaseOf<keyof Words>

/** The same sentences in a language that has one form for all counts. */
export type SentencesLike<Words extends Table> = Readonly<
  Record<Exclude<keyof Words, `${string}_one`>, string>
>
