package gammadesk.views.diagnostics;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** What the program measures of itself: the pipeline's steps, the screen's pulses, the feed's counters. */
public final class DiagnosticsController implements Screen {
    private final DeskContext context;
    private final FxPulse pulse;
    private final DiagnosticsModel model = new DiagnosticsModel();
    private final DiagnosticsView view;

    /**
     * Shows the pulse's measurements beside those in the picture.
     *
     * @param pulse the one that drives the desk
     */
    public DiagnosticsController(DeskContext context, FxPulse pulse) {
        this.context = context;
        this.pulse = pulse;
        this.view = new DiagnosticsView(context, model, pulse::reset);
    }

    @Override
    public String id() {
        return "diagnostics";
    }

    @Override
    public String title() {
        return "Diagnostics";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Left: how long the steps from the socket to the screen take, in milliseconds, as percentiles.
                The pulse interval is the time between two frames: 16.7 ms is perfect, above 33 ms a frame was lost.
                Right: what the feed counts since it was opened. Reset begins the screen's own histograms anew.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        List<LatencySummary> latencies = new ArrayList<>(snapshot.latencies());
        latencies.addAll(pulse.pulses());
        pulse.screens().stream().map(DiagnosticsController::asScreen).forEach(latencies::add);
        model.latencies().set(latencies);
        model.counters().set(counters(snapshot));
    }

    @Override
    public void close() {
        view.close();
    }

    private static LatencySummary asScreen(LatencySummary screen) {
        return new LatencySummary(
                "drawing " + screen.name(),
                screen.count(),
                screen.p50Millis(),
                screen.p90Millis(),
                screen.p99Millis(),
                screen.maxMillis());
    }

    private List<Counter> counters(DeskSnapshot snapshot) {
        FeedHealth health = snapshot.health();
        return List.of(
                Counter.of(
                        "venue",
                        snapshot.venue().name() + " at " + snapshot.venue().address()),
                Counter.of("feed", health.state().sentence()),
                Counter.of("last change", health.reason().isEmpty() ? Numbers.MISSING : health.reason()),
                Counter.of("cycle", Numbers.count(snapshot.cycle())),
                Counter.of("newest message", age(health.lastMessageNanos()) + " ago"),
                Counter.of("picture", age(snapshot.publishedNanos()) + " old"),
                Counter.of("messages", Numbers.count(health.messages())),
                Counter.of("messages a second", Numbers.fixed(health.messagesPerSecond(), 0)),
                Counter.of("bytes", Numbers.compact((double) health.bytes())),
                Counter.of("malformed messages", health.malformed()),
                Counter.of("book gaps", health.gaps()),
                Counter.of("books waiting for a snapshot", health.staleBooks()),
                Counter.of("reconnects", health.reconnects()),
                Counter.of("events conflated away unread", snapshot.droppedEvents()));
    }

    private String age(long nanos) {
        return nanos == 0 ? Numbers.MISSING : Times.age((context.clock().nanos() - nanos) / 1e9);
    }
}
