package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest extends LedgerContract {
    @TempDir
    private Path folder = Path.of(".");

    @Override
    Ledger open() {
        return LedgerBench.open(folder.resolve("ledger.db")).ledger();
    }
}
