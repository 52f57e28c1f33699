package gammadesk.app.cli;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.pricing.ChainPricer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk chain}: every option with quotes, volatilities, greeks and gamma exposure. */
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = "Prints an option chain with implied volatilities, greeks and gamma exposure. Prices in coin, "
                + "volatilities in percent, times in UTC; an unknown value is null beside its reason.")
final class ChainCommand implements Callable<Integer> {
    @Mixin
    private ChainInput input = new ChainInput();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json or csv (default: ${DEFAULT-VALUE})")
    private TextFormat format = TextFormat.json;

    private final Clock clock;

    ChainCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.warningsOnly();
        ChainExport export = new ChainExport(ChainPricer.value(input.read(clock)));
        format.print(export);
        return ExitCode.DONE;
    }
}
