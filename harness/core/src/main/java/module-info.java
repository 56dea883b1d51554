import org.jspecify.annotations.NullMarked;

/**
 * Calls between real browsers, judged by evidence.
 *
 * <p>Exported to everybody: {@link io.peerproof} and the packages of the values that it takes and
 * returns.
 */
@NullMarked
module io.peerproof {
  requires static transitive org.jspecify;
  requires transitive io.peerproof.media;
  requires transitive org.seleniumhq.selenium.remote_driver;
  requires com.fasterxml.jackson.annotation;
  // Selenium cannot start a browser without it, although its descriptors call it optional.
  requires com.google.common;
  requires dec;
  requires io.github.bonigarcia.webdrivermanager;
  requires io.javalin;
  requires java.desktop;
  requires java.management;
  requires jdk.management;
  requires org.apache.commons.compress;
  requires org.apache.commons.statistics.descriptive;
  requires org.apache.commons.statistics.distribution;
  requires org.apache.commons.statistics.inference;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.seleniumhq.selenium.chromium_driver;
  requires org.seleniumhq.selenium.manager;
  requires org.seleniumhq.selenium.support;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  exports io.peerproof;
  exports io.peerproof.browser;
  exports io.peerproof.browser.spec;
  exports io.peerproof.call;
  exports io.peerproof.call.steps;
  exports io.peerproof.event;
  exports io.peerproof.proof;
  exports io.peerproof.proof.expectation;
  exports io.peerproof.proof.measure;
  exports io.peerproof.report;
  exports io.peerproof.server;
  exports io.peerproof.signaling;
  exports io.peerproof.timeline;
  exports io.peerproof.browser.doctor to
      io.peerproof.cli;
  exports io.peerproof.browser.download to
      io.peerproof.cli;
  exports io.peerproof.browser.platform to
      io.peerproof.cli;
  exports io.peerproof.browser.slot to
      io.peerproof.cli;
  exports io.peerproof.host to
      io.peerproof.cli;
  exports io.peerproof.proof.diagnosis to
      io.peerproof.cli;
  exports io.peerproof.regression to
      io.peerproof.cli;
  exports io.peerproof.report.html to
      io.peerproof.cli;
  exports io.peerproof.report.trend to
      io.peerproof.cli;
  exports io.peerproof.run to
      io.peerproof.cli;
  exports io.peerproof.run.matrix to
      io.peerproof.cli;

  opens io.peerproof.browser to
      tools.jackson.databind;
  opens io.peerproof.event to
      tools.jackson.databind;
  opens io.peerproof.proof to
      tools.jackson.databind;
  opens io.peerproof.proof.expectation to
      tools.jackson.databind;
  opens io.peerproof.proof.measure to
      tools.jackson.databind;
  opens io.peerproof.regression to
      tools.jackson.databind;
  opens io.peerproof.report to
      tools.jackson.databind;
  opens io.peerproof.report.trend to
      tools.jackson.databind;
  opens io.peerproof.signaling to
      tools.jackson.databind;
  opens io.peerproof.timeline to
      tools.jackson.databind;
}
