package gammadesk.views.fx;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.Catalogue;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was opened and closed can be collected, although the shared context lives on. */
class LeakTest {
    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void aClosedDeskIsCollectable() {
        List<WeakReference<Object>> remains = Toolkit.call(this::openAndClose);
        for (int i = 0; i < 50 && remains.stream().anyMatch(one -> one.get() != null); i++) {
            System.gc();
            Toolkit.run(() -> {});
        }
        assertThat(remains.stream()
                        .map(WeakReference::get)
                        .filter(one -> one != null)
                        .map(Object::getClass))
                .isEmpty();
        assertThat(context.textScalePercent().get()).isEqualTo(100);
    }

    private List<WeakReference<Object>> openAndClose() {
        DeskSnapshot snapshot = new CannedDesk(clock, 5).cycle(1);
        FxPulse pulse = new FxPulse(() -> snapshot, clock);
        List<Screen> screens = Catalogue.screens(context, pulse);
        ShellController shell = new ShellController(context, pulse, screens, LayoutStore.NONE);
        Stage stage = new Stage();
        stage.setScene(new Scene(shell.root(), 900, 700));
        shell.attach(stage);
        stage.show();
        pulse.drawNow();
        stage.getScene().snapshot(null);
        List<WeakReference<Object>> remains = new ArrayList<>();
        remains.add(new WeakReference<>(shell));
        remains.add(new WeakReference<>(pulse));
        screens.forEach(screen -> remains.add(new WeakReference<>(screen)));
        stage.hide();
        stage.setScene(new Scene(new Group()));
        return remains;
    }
}
