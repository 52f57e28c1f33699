package gammadesk.drills;

import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.ledger.SqliteLedger;
import java.io.IOException;
import java.nio.file.Path;

/** Writes into a ledger until it is killed and says each number once it was acknowledged. */
final class LedgerWriter {
    private LedgerWriter() {}

    public static void main(String[] arguments) throws IOException {
        SqliteLedger.Opened opened = SqliteLedger.open(Path.of(arguments[0]), new SystemClock());
        try (Ledger ledger = opened.ledger()) {
            System.out.println(opened.report().state());
            String padding = "x".repeat(700);
            while (ledger.append(Kind.ORDER, "s", "writer", 0, "{\"padding\":\"" + padding + "\"}")
                    instanceof Outcome.Written(long sequence)) {
                System.out.println(sequence);
            }
        }
    }
}
