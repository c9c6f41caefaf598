import { writeFileSync } from 'node:fs';

/** Writes the sum of a test run, as JSON, to the file that YEKTA_TEST_SUMMARY names; for .ci/run. */
export default class SummaryReporter {
  onRunComplete(
    _contexts,
    { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites },
  ) {
    const file = process.env.YEKTA_TEST_SUMMARY;
    if (!file) return;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    writeFileSync(file, JSON.stringify({ passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }));
  }
}
