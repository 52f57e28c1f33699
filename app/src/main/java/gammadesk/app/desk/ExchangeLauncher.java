package gammadesk.app.desk;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.ReplayMarket;
import java.io.IOException;
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

    private static EmbeddedExchange model(VenueChoice.Embedded choice, int port, Clock clock) throws IOException {
        ModelSettings settings =
                new ModelSettings(choice.seed(), choice.scenario(), clock.epochMillis(), choice.activity());
        return EmbeddedExchange.start(
                ExchangeSettings.defaults().withPort(port).withSpeed(choice.speed()),
                ModelMarket.create(settings),
                clock);
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
