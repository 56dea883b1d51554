/** Hands the test what a page found out, as JSON; once. */
export function tell(result) {
  document.getElementById('result').textContent = JSON.stringify(result);
}
