package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.app.desk.VenueChoice;
import gammadesk.views.fx.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The recorded fortnight of April and the week of the crash, played through every screen. */
@Tag("journey")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ReplayJourneyTest {
    /** Six hours between two recordings pass in about half a second. */
    private static final OptionalDouble FAST = OptionalDouble.of(43_200);

    @Test
    void theFortnightDrivesEveryScreen() throws IOException, TimeoutException {
        List<Path> fortnight = Shared.chains("snapshot_202604").stream()
                .filter(file -> file.getFileName().toString().compareTo("deribit_options_snapshot_20260415") < 0)
                .toList();
        assertThat(fortnight).hasSizeGreaterThanOrEqualTo(56);
        play(fortnight);
    }

    @Test
    void theCrashDrivesEveryScreen() throws IOException, TimeoutException {
        List<Path> week = Shared.chains("snapshot_2026020").stream().toList();
        assertThat(week).hasSizeGreaterThan(10);
        play(week);
    }

    private static void play(List<Path> files) throws IOException, TimeoutException {
        LogWatch log = new LogWatch();
        try (log;
                Desk desk = new Desk(new VenueChoice.Replay(files, FAST), new Desk.Layouts())) {
            desk.awaitWhole();
            double firstIndex = btc(desk).index();
            for (Screen screen : desk.window().screens()) {
                desk.reveal(screen.id());
            }
            desk.await("a later recording", () -> btc(desk).index() != firstIndex);
            MarketPicture last = btc(desk);
            assertThat(last.surface().slices()).hasSizeGreaterThan(5);
            assertThat(last.exposure().map().total()).isNotZero();
            assertThat(desk.session().feed().health().gaps()).isZero();
            assertThat(log.warnings()).isEmpty();
        }
    }

    private static MarketPicture btc(Desk desk) {
        return desk.session().board().get().market(Currency.BTC).orElseThrow();
    }
}
