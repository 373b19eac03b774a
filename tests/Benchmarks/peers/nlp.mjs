// Trains @nlpjs/nlp on the wordings of the articles of one language, one intent an article, and classifies the questions.
// node nlp.mjs IN OUT; IN: {language, articles: [{key, wordings}], questions}; OUT: [{keys: [three best], isAnswered}]
import { readFileSync, writeFileSync } from 'node:fs'
import { LangEn } from '@nlpjs/lang-en'
import { LangKo } from '@nlpjs/lang-ko'
import { containerBootstrap } from '@nlpjs/core'
import { Nlp } from '@nlpjs/nlp'

console.log = () => {} // The trainer says each epoch.
const [, , input, output] = process.argv
const { language, articles, questions } = JSON.parse(readFileSync(input, 'utf8'))

const container = containerBootstrap()
container.use(language === 'ko' ? LangKo : LangEn)
container.use(Nlp)
const nlp = container.get('nlp')
nlp.settings.autoSave = false
nlp.settings.log = false
nlp.addLanguage(language)
for (const article of articles) {
  for (const wording of article.wordings) nlp.addDocument(language, wording, article.key)
}
await nlp.train()

const found = []
for (const question of questions) {
  const { intent, classifications } = await nlp.process(language, question)
  const keys = classifications.map(c => c.intent).filter(key => key !== 'None').slice(0, 3)
  found.push({ keys, isAnswered: intent !== 'None' })
}
writeFileSync(output, JSON.stringify(found))
