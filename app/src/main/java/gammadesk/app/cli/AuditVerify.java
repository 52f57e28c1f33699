package gammadesk.app.cli;

import gammadesk.app.desk.Environment;
import gammadesk.connectors.ledger.ChainVerdict;
import gammadesk.connectors.ledger.LedgerAudit;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gammadesk audit verify}: whether the ledger's chain of hashes holds. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks every entry's hash, the pages and the indexes, and prints the number of entries, the first "
                        + "and last time, the newest hash and OK; or the first entry that does not hold, and why (exit code 1).")
final class AuditVerify implements Callable<Integer> {
    @Mixin
    private AuditLedger ledger = new AuditLedger();

    private final Environment environment;

    AuditVerify(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        try (LedgerAudit audit = ledger.open(environment)) {
            return told(audit.verify());
        }
    }

    private int told(ChainVerdict verdict) {
        System.out.println("ledger   " + ledger.file(environment));
        System.out.println("entries  " + verdict.entries());
        System.out.println("first    " + time(verdict.firstMillis()));
        System.out.println("last     " + time(verdict.lastMillis()));
        System.out.println("head     " + verdict.head());
        Optional<ChainVerdict.Break> broken = verdict.broken();
        System.out.println(broken.map(AuditVerify::words).orElse("OK"));
        System.out.flush();
        return broken.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static String words(ChainVerdict.Break broken) {
        OptionalLong sequence = broken.sequence();
        return sequence.isPresent()
                ? "DAMAGED at entry " + sequence.getAsLong() + ": " + broken.reason()
                : "DAMAGED: " + broken.reason();
    }

    private static String time(OptionalLong millis) {
        return millis.isPresent() ? Exports.iso(millis.getAsLong()) : "-";
    }
}
