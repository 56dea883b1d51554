package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpsTest {

  @Test
  void a_page_and_its_signaling_come_over_tls_with_the_certificate_trusted() throws Exception {
    try (PeerproofServer server =
        PeerproofServer.start(TestServers.options().withHost("0.0.0.0").withHttps(true))) {
      HttpClient client = trusting(server.certificate().orElseThrow());
      URI byName = URI.create("https://localhost:" + server.port() + "/");

      assertThat(server.url()).hasScheme("https");
      assertThat(get(client, server.url("/main.js")).statusCode()).isEqualTo(200);
      assertThat(get(client, byName).statusCode()).isEqualTo(200);
      for (URI address : server.addresses()) {
        assertThat(get(client, address).statusCode()).as("%s", address).isEqualTo(200);
      }
      try (TestPage ann = TestPage.open(client, server.url())) {
        assertThat(ann.join("blue", "Ann").next()).startsWith("{\"type\":\"welcome\"");
      }
    }
  }

  @Test
  void who_forgets_the_s_is_sent_to_it() throws Exception {
    try (PeerproofServer server = PeerproofServer.start(TestServers.options().withHttps(true))) {
      URI plain = URI.create("http://127.0.0.1:" + server.port() + "/index.html?room=blue");

      HttpResponse<String> response = get(HttpClient.newHttpClient(), plain);

      assertThat(response.statusCode()).isEqualTo(308);
      assertThat(response.headers().firstValue("location"))
          .contains(server.url("/index.html?room=blue").toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, TLS_AES_128_GCM_SHA256, true",
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true",
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false",
  })
  void only_authenticated_encryption_with_forward_secrecy_is_spoken(
      String protocol, String suite, boolean spoken) throws Exception {
    try (PeerproofServer server = PeerproofServer.start(TestServers.options().withHttps(true));
        SSLSocket socket =
            (SSLSocket)
                context(server.certificate().orElseThrow())
                    .getSocketFactory()
                    .createSocket("127.0.0.1", server.port())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setEnabledCipherSuites(new String[] {suite});

      Throwable failure = catchThrowable(socket::startHandshake);

      if (spoken) {
        assertThat(failure).isNull();
      } else {
        assertThat(failure).isInstanceOf(SSLHandshakeException.class);
      }
    }
  }

  @Test
  void the_certificate_is_for_this_machine_and_about_a_year() throws Exception {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    InetAddress lan = InetAddress.getByName("192.0.2.7");
    InetAddress lan6 = InetAddress.getByName("2001:db8::7");

    SelfSignedCertificate made = SelfSignedCertificate.make(List.of(lan, lan6), now);

    X509Certificate certificate = made.certificate();
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getPublicKey()).isInstanceOf(ECPublicKey.class);
    assertThat(
            ((ECPublicKey) certificate.getPublicKey())
                .getParams()
                .getCurve()
                .getField()
                .getFieldSize())
        .isEqualTo(256);
    assertThat(certificate.getNotBefore()).isBefore(now);
    assertThat(Duration.between(now, certificate.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(360), Duration.ofDays(366));
    assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "192.0.2.7", "2001:db8:0:0:0:0:0:7");
  }

  @Test
  void the_fingerprint_is_the_one_that_browsers_show() throws Exception {
    SelfSignedCertificate made = SelfSignedCertificate.make(List.of(), Instant.now());

    String fingerprint = made.fingerprint();

    byte[] digest = MessageDigest.getInstance("SHA-256").digest(made.certificate().getEncoded());
    assertThat(fingerprint).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(HexFormat.ofDelimiter(":").parseHex(fingerprint)).isEqualTo(digest);
  }

  private static HttpResponse<String> get(HttpClient client, URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpClient trusting(X509Certificate certificate) throws Exception {
    return HttpClient.newBuilder().sslContext(context(certificate)).build();
  }

  private static SSLContext context(X509Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("peerproof", certificate);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
