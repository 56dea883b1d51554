package example;

import io.peerproof.Call;
import io.peerproof.Peerproof;
import io.peerproof.report.CallReport;
import java.time.Duration;

class PlainJava {

  public static void main(String[] args) {
    try (Peerproof peerproof = Peerproof.start();
        Call call = peerproof.call()) {
      call.open();
      CallReport proof = call.prove(Duration.ofSeconds(20), Duration.ZERO);
      System.out.println(proof.outcome() + ": " + proof.reason());
    }
  }
}
