/** A short list of names, each with its place; what does not fit shares the last place. */
export class Names {
  readonly list: string[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  indexOf(name: string): number {
    const at = this.list.indexOf(name)
    if (at >= 0) return at
    if (this.list.length === this.#most - 1) this.list.push('other')
    if (this.list.length === this.#most) return this.#most - 1
    return this.list.push(name) - 1
  }
}
