package gammadesk.views.canned;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** Runs the desk on canned pictures, four a second, and logs what the pulse measured. Argument: seconds. */
public final class PulseTrial {
    private PulseTrial() {}

    public static void main(String[] arguments) throws InterruptedException {
        long seconds = Long.parseLong(arguments[0]);
        Toolkit.start();
        Clock clock = new RealClock();
        ManualClock canned = new ManualClock();
        CannedDesk desk = new CannedDesk(canned);
        DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
        AtomicReference<DeskSnapshot> latest = new AtomicReference<>(desk.cycle(1));
        FxPulse pulse = new FxPulse(latest::get, clock);
        ShellController shell = Toolkit.call(
                () -> new ShellController(context, pulse, Catalogue.screens(context, pulse), LayoutStore.NONE));
        Toolkit.run(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(shell.root(), 1000, 1000));
            shell.attach(stage);
            stage.show();
        });
        for (long cycle = 2; cycle < seconds * 4; cycle++) {
            TimeUnit.MILLISECONDS.sleep(250);
            latest.set(desk.cycle(cycle));
            if (cycle == 12) {
                Toolkit.run(pulse::reset);
            }
        }
        Toolkit.run(() -> List.of(pulse.pulses(), pulse.screens())
                .forEach(rows -> rows.forEach(
                        row -> LoggerFactory.getLogger(PulseTrial.class).info("{}", row))));
        System.exit(0);
    }

    private record RealClock() implements Clock {
        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
