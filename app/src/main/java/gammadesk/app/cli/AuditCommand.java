package gammadesk.app.cli;

import gammadesk.app.desk.Environment;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code gammadesk audit}: a look at the ledger, whether or not a desk is open on it. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Checks or prints the ledger: the record of what was decided, sent and done. The desk may be open "
                        + "meanwhile; nothing is changed.")
final class AuditCommand implements Callable<Integer> {
    private AuditCommand() {}

    static CommandLine of(Environment environment) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new AuditVerify(environment))
                .addSubcommand(new AuditExport(environment));
    }

    @Override
    public Integer call() {
        throw new UsageException("audit needs one of verify, export");
    }
}
