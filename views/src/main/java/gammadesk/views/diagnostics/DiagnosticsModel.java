package gammadesk.views.diagnostics;

import gammadesk.analytics.desk.LatencySummary;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the diagnostics panel shows. */
final class DiagnosticsModel {
    private final ObjectProperty<List<LatencySummary>> latencies = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<Counter>> counters = new SimpleObjectProperty<>(List.of());

    ObjectProperty<List<LatencySummary>> latencies() {
        return latencies;
    }

    ObjectProperty<List<Counter>> counters() {
        return counters;
    }
}
