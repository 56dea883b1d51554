package io.peerproof.call.steps;

/** A dialog of a page that waits for an answer; the page's scripts stand still meanwhile. */
public interface StepDialog {

  /** Returns its kind: {@code alert}, {@code confirm}, {@code prompt} or {@code beforeunload}. */
  String kind();

  /** Returns its text. */
  String text();

  /** Answers with OK. */
  void accept();

  /** Answers with Cancel; an alert is closed. */
  void dismiss();

  /** Answers a prompt with a text and OK. */
  void answer(String text);
}
