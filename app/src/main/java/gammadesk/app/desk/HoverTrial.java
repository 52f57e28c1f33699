package gammadesk.app.desk;

import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.port.Clock;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.fx.Pin;
import gammadesk.views.fx.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

/**
 * What hovering and zooming cost while the feed runs: each chart is first left alone and then, for as long, has the
 * crosshair moved and the wheel turned at every pulse, faster than a hand would do it.
 */
final class HoverTrial {
    private static final List<String> CHARTS = List.of("exposure-map", "exposure-profile");
    private static final int PULSES_PER_ROUND = 240;
    private static final int PULSES_OF_ONE_DIRECTION = 12;
    private static final double WHEEL_NOTCH = 40;

    private final DeskWindow window;
    private final Clock clock;
    private final Duration each;
    private long pulses;

    /**
     * Prepares it.
     *
     * @param each how long every chart is left alone, and how long it is played with
     */
    HoverTrial(DeskWindow window, Clock clock, Duration each) {
        this.window = window;
        this.clock = clock;
        this.each = each;
    }

    /** Plays; takes four times the duration, and forgets what the pulse had measured before. */
    List<LatencySummary> run() throws InterruptedException {
        List<LatencySummary> rows = new ArrayList<>();
        for (String id : CHARTS) {
            Screen screen = Toolkit.call(() -> show(id));
            rows.addAll(measured(screen.title() + ", left alone"));
            CanvasPlot plot = Toolkit.call(() -> (CanvasPlot) screen.node().lookup(".canvas-plot"));
            Pin play = Toolkit.call(() -> window.pulse().onBeat(_ -> play(plot)));
            rows.addAll(measured(screen.title() + ", hover and zoom"));
            Toolkit.call(() -> {
                play.close();
                return true;
            });
        }
        return rows;
    }

    private Screen show(String id) {
        window.shell().showPanel(id);
        return window.screens().stream()
                .filter(screen -> screen.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<LatencySummary> measured(String what) throws InterruptedException {
        Toolkit.call(() -> {
            window.pulse().reset();
            return true;
        });
        long end = clock.nanos() + each.toNanos();
        while (clock.nanos() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Toolkit.call(() -> List.of(window.pulse().pulses().getFirst().named(what)));
    }

    /** A round through the plot, twelve notches in and twelve out. */
    private void play(CanvasPlot plot) {
        PlotFrame frame = plot.frame();
        double angle = 2 * Math.PI * (pulses % PULSES_PER_ROUND) / PULSES_PER_ROUND;
        Point2D at = plot.localToScene(
                frame.left() + frame.width() * (0.5 + 0.45 * Math.cos(angle)),
                frame.top() + frame.height() * (0.5 + 0.45 * Math.sin(2 * angle)));
        Event.fireEvent(plot, moved(plot, at));
        boolean in = pulses / PULSES_OF_ONE_DIRECTION % 2 == 0;
        Event.fireEvent(plot, turned(plot, at, in ? WHEEL_NOTCH : -WHEEL_NOTCH));
        pulses++;
    }

    private static MouseEvent moved(Node plot, Point2D at) {
        return new MouseEvent(
                plot,
                plot,
                MouseEvent.MOUSE_MOVED,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                new PickResult(plot, at.getX(), at.getY()));
    }

    private static ScrollEvent turned(Node plot, Point2D at, double notch) {
        return new ScrollEvent(
                plot,
                plot,
                ScrollEvent.SCROLL,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                notch,
                0,
                notch,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                new PickResult(plot, at.getX(), at.getY()));
    }
}
