package gammadesk.views.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void showsStepsPulsesAndCounters() {
        ManualClock clock = new ManualClock();
        CannedDesk canned = new CannedDesk(clock, 3);
        DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
        List<String> words = Toolkit.call(() -> {
            DiagnosticsController panel = new DiagnosticsController(context, new FxPulse(() -> canned.cycle(1), clock));
            Scene scene = Panels.open(panel);
            panel.show(canned.cycle(1));
            Panels.lay(scene);
            return Panels.words(scene);
        });
        assertThat(words)
                .contains("socket to board", "1.24", "pulse interval", "—", "malformed messages", "2")
                .contains("events conflated away unread", "12", "41,337");
    }

    @Test
    void onlyMishapsThatHappenedAlarm() {
        assertThat(Counter.of("gaps", 1).alarming()).isTrue();
        assertThat(Counter.of("gaps", 0).alarming()).isFalse();
        assertThat(Counter.of("feed", "live").alarming()).isFalse();
    }
}
