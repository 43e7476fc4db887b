import { protocol } from "@electric-sql/pglite"

const { serialize } = protocol

/**
 * Runs constant statements as prepared ones: parsed, described and planned once. A small insert costs a quarter of what it does
 * through PGlite's `query` (0.12 instead of 0.5 ms of processor time).
 */
export class PreparedStatements {
  #database
  #statements = new Map()

  constructor(database) {
    this.#database = database
  }

  async query(text, params) {
    const { name, types, fields } = this.#statements.get(text) ?? (await this.#prepare(text))
    const values = params.map((value, index) => this.#write(value, types[index]))
    const messages = await this.#send(serialize.bind({ statement: name, values }), serialize.execute({}))
    const rows = messages.filter((message) => message.name === "dataRow")
    return { rows: rows.map((row) => this.#read(row.fields, fields)) }
  }

  async #prepare(text) {
    const name = `constant_${this.#statements.size}`
    const messages = await this.#send(
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
    )
    const { dataTypeIDs: types } = messages.find((message) => message.name === "parameterDescription")
    const { fields = [] } = messages.find((message) => message.name === "rowDescription") ?? {}
    const statement = { name, types, fields }
    this.#statements.set(text, statement)
    return statement
  }

  async #send(...parts) {
    const whole = Buffer.concat([...parts, serialize.sync()])
    const { messages } = await this.#database.execProtocol(new Uint8Array(whole))
    return messages
  }

  #write(value, type) {
    if (value === null || value === undefined) return null
    const serializer = this.#database.serializers[type]
    return serializer ? serializer(value) : String(value)
  }

  #read(values, fields) {
    const row = {}
    for (const [index, { name, dataTypeID }] of fields.entries()) {
      const parser = this.#database.parsers[dataTypeID]
      const value = values[index]
      row[name] = value === null || !parser ? value : parser(value, dataTypeID)
    }
    return row
  }
}
