package gammadesk.app.desk;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.port.FeedHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a tour measured, in a few lines of text. */
final class TourReport {
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final ScreenTour.Plan plan;
    private final StartupWatch startup;
    private final DeskSnapshot last;
    private final List<LatencySummary> cold;
    private final List<LatencySummary> screens;
    private final List<LatencySummary> hover;

    TourReport(
            ScreenTour.Plan plan,
            StartupWatch startup,
            DeskSnapshot last,
            List<LatencySummary> cold,
            List<LatencySummary> screens,
            List<LatencySummary> hover) {
        this.plan = plan;
        this.startup = startup;
        this.last = last;
        this.cold = List.copyOf(cold);
        this.screens = List.copyOf(screens);
        this.hover = List.copyOf(hover);
    }

    String text() {
        FeedHealth health = last.health();
        List<String> lines = new ArrayList<>();
        lines.add("Gammadesk, %s (%s) at %s"
                .formatted(
                        last.venue().name(),
                        last.venue().environment(),
                        last.venue().address()));
        lines.add("%.1f s at %d x %d in %s, %s theme, heap at most %.0f MB"
                .formatted(
                        startup.watchedSeconds(),
                        plan.size().width(),
                        plan.size().height(),
                        plan.display() == ScreenTour.Display.MEMORY ? "memory" : "a window",
                        plan.theme().name().toLowerCase(Locale.ROOT),
                        Runtime.getRuntime().maxMemory() / MEBIBYTE));
        lines.add("drawn after the window opened: first price %s, whole BTC and ETH chains %s"
                .formatted(seconds(startup.firstPriceSeconds()), seconds(startup.wholeChainSeconds())));
        lines.add("options: " + options());
        lines.add(
                "feed: %s, %,d messages, %,.0f a second on average, %,d gaps, %,d reconnects, %,d malformed, %,d dropped"
                        .formatted(
                                health.state().sentence(),
                                health.messages(),
                                health.messages() / Math.max(1e-3, startup.watchedSeconds()),
                                health.gaps(),
                                health.reconnects(),
                                health.malformed(),
                                last.droppedEvents()));
        lines.add("");
        lines.add("%-34s %9s %9s %9s %9s %9s".formatted("milliseconds", "count", "p50", "p90", "p99", "max"));
        Stream.of(cold, screens, last.latencies())
                .flatMap(List::stream)
                .map(TourReport::line)
                .forEach(lines::add);
        if (!hover.isEmpty()) {
            lines.add("");
            lines.add("pulse interval, then, of %.0f s each:"
                    .formatted(plan.hover().toMillis() / 1000.0));
            hover.stream().map(TourReport::line).forEach(lines::add);
        }
        return String.join("\n", lines) + "\n";
    }

    private String options() {
        return last.markets().values().stream()
                .map(m -> m.currency() + " " + m.valuation().chain().size() + " in "
                        + m.valuation().chain().expiries().size() + " expiries")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? "%.2f s".formatted(seconds.getAsDouble()) : "never";
    }

    private static String line(LatencySummary row) {
        return "%-34s %9d %9.2f %9.2f %9.2f %9.2f"
                .formatted(row.name(), row.count(), row.p50Millis(), row.p90Millis(), row.p99Millis(), row.maxMillis());
    }
}
