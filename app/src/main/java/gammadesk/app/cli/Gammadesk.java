package gammadesk.app.cli;

import gammadesk.analytics.port.Clock;
import gammadesk.app.backtest.Refusal;
import gammadesk.app.desk.Environment;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the command line, runs a command and turns its end into an exit code: 0 done, 1 failed, 2 wrong use. */
public final class Gammadesk {
    private Gammadesk() {}

    /** Runs one command line to its end. */
    public static int run(Clock clock, Environment environment, String... arguments) {
        DeskCommand desk = new DeskCommand(clock, environment);
        CommandLine commands = new CommandLine(desk)
                .addSubcommand(new ExchangeCommand(clock))
                .addSubcommand(new ChainCommand(clock))
                .addSubcommand(new SurfaceCommand(clock))
                .addSubcommand(new GexCommand(clock))
                .addSubcommand(new PriceCommand())
                .addSubcommand(new RiskCommand(clock))
                .addSubcommand(new HedgeCommand(clock))
                .addSubcommand(AuditCommand.of(environment))
                .addSubcommand(new ForecastCommand())
                .addSubcommand(new HistoryCommand(clock, environment))
                .addSubcommand(new MispricingCommand(clock))
                .addSubcommand(new FitCommand())
                .addSubcommand(new TrainCommand(clock))
                .addSubcommand(new BacktestCommand(clock))
                .addSubcommand(new EvidenceCommand(environment))
                .addSubcommand(new RecordCommand(clock))
                .addSubcommand(new ReplayCommand(clock))
                .addSubcommand(new ScreensCommand(clock, environment))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Gammadesk::wrongUse)
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line, desk));
        return commands.execute(arguments);
    }

    private static int wrongUse(ParameterException e, String[] arguments) {
        e.getCommandLine().getErr().println("gammadesk: " + oneLine(e));
        return ExitCode.WRONG_USE;
    }

    private static int failed(Exception e, CommandLine line, DeskCommand desk) {
        line.getErr().println("gammadesk: " + oneLine(e));
        if (desk.isVerbose()) {
            LoggerFactory.getLogger(Gammadesk.class).error("The command failed", e);
        }
        return e instanceof UsageException || e instanceof Refusal ? ExitCode.WRONG_USE : ExitCode.FAILED;
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : option(e) + message.lines().findFirst().orElse("");
    }

    /** Whose value was refused. */
    private static String option(Exception e) {
        return e instanceof Refusal refusal
                ? switch (refusal.subject()) {
                    case CONFIGURATION -> "--config: ";
                    case CHAINS -> "--chains: ";
                    case OUTPUT -> "--out: ";
                    case MODEL -> "";
                }
                : "";
    }
}
