package gammadesk.app.cli;

import gammadesk.app.desk.Environment;
import gammadesk.connectors.ledger.LedgerAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger. */
final class AuditLedger {
    @Option(
            names = "--ledger",
            paramLabel = "F",
            description = "the ledger's file (default: ledger.db in the desk's data folder)")
    private @Nullable Path file;

    Path file(Environment environment) {
        return Optional.ofNullable(file).orElseGet(environment::ledgerFile);
    }

    LedgerAudit open(Environment environment) throws IOException {
        Path chosen = file(environment);
        if (!Files.isRegularFile(chosen)) {
            throw new UsageException("--ledger: there is no ledger " + chosen);
        }
        return LedgerAudit.open(chosen);
    }
}
