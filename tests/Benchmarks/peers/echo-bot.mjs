// Microsoft's JavaScript SDK as its echo sample uses it: express, CloudAdapter, one ActivityHandler. It stores nothing; its answer is a call to the
// connector that the message names (connector.mjs), as in normal delivery. Usage: node echo-bot.mjs PORT
import botbuilder from 'botbuilder'
import express from 'express'

const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = botbuilder

class EchoBot extends ActivityHandler {
  constructor() {
    super()
    this.onMessage(async (context, next) => {
      await context.sendActivity(MessageFactory.text(`echo: ${context.activity.text}`))
      await next()
    })
  }
}

const bot = new EchoBot()
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
adapter.onTurnError = async (_, error) => console.error(error.message)

const app = express()
app.use(express.json())
app.get('/ready', (_, response) => response.json({}))
app.post('/api/messages', (request, response) => adapter.process(request, response, context => bot.run(context)))
app.listen(Number(process.argv[2]), '127.0.0.1')
