// Closes a run with the one plain line that `cargo xtask test` reads and repeats.
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

export default class ClosingLine implements Reporter {
  private outcomes = new Map<string, boolean>();

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status !== "skipped") this.outcomes.set(test.id, test.outcome() === "expected");
  }

  onEnd() {
    const passed = [...this.outcomes.values()].filter((ok) => ok).length;
    console.log(`\ne2e: ${passed} passed, ${this.outcomes.size - passed} failed`);
  }
}
