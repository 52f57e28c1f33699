package gammadesk.app.desk;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.ReplayMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts the embedded exchange on the market that was chosen. */
public final class ExchangeLauncher {
    /** A replay that was given no speed shows a recording about every so many seconds. */
    private static final double SECONDS_PER_RECORDING = 4;

    private ExchangeLauncher() {}

    /** The exchange on a free port (0) or a given one; empty when the chosen market is outside this program. */
    public static Optional<EmbeddedExchange> launch(VenueChoice choice, int port, Clock clock) throws IOException {
        return switch (choice) {
            case VenueChoice.Embedded embedded -> Optional.of(model(embedded, port, clock));
            case VenueChoice.Replay replay -> Optional.of(replay(replay, port, clock));
            case VenueChoice.Deribit _, VenueChoice.DeribitTest _, VenueChoice.Address _ -> Optional.empty();
        };
    }

    /**
     * The exchange on its model, which keeps accounts, orders and its market in a folder and goes on from what is
     * there.
     *
     * @throws IOException if the port or the folder cannot be had
     */
    public static EmbeddedExchange launchIn(Path folder, VenueChoice.Embedded choice, int port, Clock clock)
            throws IOException {
        return EmbeddedExchange.startIn(folder, settings(choice, port), wanted(choice, clock), clock);
    }

    private static EmbeddedExchange model(VenueChoice.Embedded choice, int port, Clock clock) throws IOException {
        return EmbeddedExchange.start(settings(choice, port), ModelMarket.create(wanted(choice, clock)), clock);
    }

    private static ModelSettings wanted(VenueChoice.Embedded choice, Clock clock) {
        return new ModelSettings(choice.seed(), choice.scenario(), clock.epochMillis(), choice.activity());
    }

    private static ExchangeSettings settings(VenueChoice.Embedded choice, int port) {
        return ExchangeSettings.defaults().withPort(port).withSpeed(choice.speed());
    }

    private static EmbeddedExchange replay(VenueChoice.Replay choice, int port, Clock clock) throws IOException {
        ReplayMarket market = ReplayMarket.open(choice.paths());
        double speed = choice.speed().orElseGet(() -> watchableSpeed(market));
        return EmbeddedExchange.start(ExchangeSettings.defaults().withPort(port).withSpeed(speed), market, clock);
    }

    private static double watchableSpeed(ReplayMarket market) {
        List<Long> times = market.snapshotTimes();
        double gaps = Math.max(1, times.size() - 1);
        double meanGapSeconds = (times.getLast() - times.getFirst()) / 1000.0 / gaps;
        return Math.max(1, meanGapSeconds / SECONDS_PER_RECORDING);
    }
}
