package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.Outlook;
import gammadesk.analytics.forecast.board.Scoreboard;
import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a venue's past to forecasts on the screen, while its order book moves. */
@Tag("journey")
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class ForecastJourneyTest {
    private static final VenueChoice MARKET = new VenueChoice.Embedded(Scenario.CALM, 1, 1, 0.3);
    /** Two years are loaded and seventeen models walk through them, on a machine that may have much else to do. */
    private static final int PATIENCE_SECONDS = 150;

    @Test
    void theVenuesPastBecomesForecastsBesideTheMarket() throws IOException, TimeoutException {
        LogWatch log = new LogWatch();
        try (log;
                Desk desk = new Desk(MARKET, new Desk.Layouts())) {
            desk.awaitWhole();
            desk.reveal("vol-cone");
            desk.await("a forecast", PATIENCE_SECONDS, () -> !outlooks(desk).isEmpty());
            desk.reveal("vol-cone");
            Outlook month = board(desk).outlook(30).orElseThrow();
            assertThat(month.volPercent()).isBetween(5.0, 300.0);
            desk.await("the forecast on the cone", () -> desk.text().contains("30 d: forecast"));
            desk.await("the implied term on the cone", () -> desk.text().contains("implied of"));
            assertThat(desk.text()).contains("BTC volatility cone, % a year");
            desk.reveal("forecast-track");
            desk.await("forecasts as they were made", () -> desk.text().contains("walk-forward"));
            orderFlowMoves(desk);
            desk.await(
                    "a comparison of models",
                    PATIENCE_SECONDS,
                    () -> !scoreboards(desk).isEmpty());
            desk.reveal("forecast-scores");
            desk.await("the sentence", () -> desk.text().contains("boosted-trees is"));
            assertThat(desk.text()).contains("in use: ", "QLIKE", "p ");
            richAndCheap(desk);
            desk.reveal("premium");
            desk.await("the premium", () -> desk.text().contains("BTC premium, implied − realised"));
            desk.reveal("data-quality");
            desk.await("what was looked at", () -> desk.text().contains("BTC-PERPETUAL, 1 h"));
            desk.reveal("macro");
            desk.await("macro", () -> desk.text().contains("macro"));
            assertThat(log.warnings()).isEmpty();
        }
    }

    private static void orderFlowMoves(Desk desk) {
        desk.reveal("order-flow");
        desk.await("an order book", () -> board(desk).flow().value().isPresent());
        desk.await("the book on the screen", () -> desk.text().contains("BTC-PERPETUAL order flow"));
        FlowPicture before = board(desk).flow().value().orElseThrow();
        desk.await("a moving book", () -> {
            FlowPicture now = board(desk).flow().value().orElseThrow();
            return now.size() > before.size() + 2 && !now.trades().isEmpty();
        });
    }

    private static void richAndCheap(Desk desk) {
        desk.await(
                "options against the forecast",
                () -> board(desk)
                        .mispricing()
                        .value()
                        .filter(picture -> !picture.gaps().isEmpty())
                        .isPresent());
        MispricingPicture picture = board(desk).mispricing().value().orElseThrow();
        assertThat(picture.candidates()).isNotEmpty();
        desk.reveal("rich-cheap");
        desk.await("the heatmap", () -> desk.text().contains("mean gap"));
        assertThat(desk.text()).contains("delta-hedged straddle", "candidates offered");
    }

    private static ForecastBoard board(Desk desk) {
        return desk.session().board().get().forecast(Currency.BTC).orElseThrow();
    }

    private static List<Outlook> outlooks(Desk desk) {
        return desk.session().board().get().forecast(Currency.BTC).stream()
                .flatMap(board -> board.cone().value().stream())
                .flatMap(cone -> cone.forecasts().stream())
                .toList();
    }

    private static List<Scoreboard> scoreboards(Desk desk) {
        return board(desk).scoreboards().value().orElse(List.of());
    }
}
