// Stands in for the Bot Framework's connector: takes the bot's answers and counts them, each once. Usage: node connector.mjs PORT
import { createServer } from 'node:http'

let replies = 0
const answered = new Set()

createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  response.setHeader('Content-Type', 'application/json')
  if (request.method === 'GET') return response.end(JSON.stringify({ replies, answered: answered.size }))
  replies++
  answered.add(JSON.parse(Buffer.concat(chunks).toString()).replyToId)
  response.end(JSON.stringify({ id: `r${replies}` }))
}).listen(Number(process.argv[2]), '127.0.0.1')
