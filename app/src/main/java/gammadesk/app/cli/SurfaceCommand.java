package gammadesk.app.cli;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.SurfaceFitter;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk surface}: the fitted volatility surface, its parameters and its health. */
@Command(
        name = "surface",
        mixinStandardHelpOptions = true,
        description = "Fits a volatility surface and prints each expiry with model, parameters (in total variance), "
                + "fit health and what arbitrage is left. Volatilities in percent, times in UTC, 365-day years.")
final class SurfaceCommand implements Callable<Integer> {
    @Mixin
    private ChainInput input = new ChainInput();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json or csv (default: ${DEFAULT-VALUE})")
    private TextFormat format = TextFormat.json;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "svi",
            description = "svi (raw SVI, eSSVI where it cannot be free of arbitrage) or essvi "
                    + "(default: ${DEFAULT-VALUE})")
    private Model model = Model.svi;

    private final Clock clock;

    private enum Model {
        svi(FitSettings.Choice.SVI),
        essvi(FitSettings.Choice.ESSVI);

        private final FitSettings.Choice choice;

        Model(FitSettings.Choice choice) {
            this.choice = choice;
        }
    }

    SurfaceCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.warningsOnly();
        ChainSnapshot chain = input.read(clock);
        SurfaceFitter fitter = new SurfaceFitter(FitSettings.STANDARD.with(model.choice), clock::nanos);
        SurfaceExport export = new SurfaceExport(chain, fitter.fit(ChainPricer.value(chain)));
        format.print(export);
        return ExitCode.DONE;
    }
}
