// Prints "passed failed skipped" over the result files of one suite: xunit's .trx or vitest's .json. A file that is not there counts nothing.
import { existsSync, readFileSync } from 'node:fs'

const total = { passed: 0, failed: 0, skipped: 0 }

for (const file of process.argv.slice(2).filter(existsSync)) {
  const found = file.endsWith('.trx') ? fromTrx(readFileSync(file, 'utf8')) : fromVitest(JSON.parse(readFileSync(file, 'utf8')))
  for (const key of Object.keys(total)) total[key] += found[key]
}

console.log(total.passed, total.failed, total.skipped)

function fromTrx(text) {
  // The outcomes themselves: the file's own summary leaves skipped tests out of every one of its counters but "total".
  const outcomes = [...text.matchAll(/<UnitTestResult\b[^>]*\boutcome="(\w+)"/g)].map(match => match[1])
  const count = outcome => outcomes.filter(found => found === outcome).length
  const passed = count('Passed')
  const skipped = count('NotExecuted')
  return { passed, skipped, failed: outcomes.length - passed - skipped }
}

function fromVitest(report) {
  // A test file that can't be loaded has no tests in it, and must not go by unseen.
  const broken = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
