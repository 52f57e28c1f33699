package gammadesk.views.risk;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.Stress;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.TextMemory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;

/** What all pictures of the book's risk share: the one choice, the trader's own stresses, where files go. */
public final class RiskDesk {
    private static final String MEASURE = "measure ";
    private static final String STRESS = "stress ";

    private final DeskContext context;
    private final ExportTarget exports;
    private final RiskModel model;

    /**
     * Takes up what was remembered, and remembers what is chosen here.
     *
     * @param choice of all panels of the book; who owns it tells whoever computes, and remembers it
     * @param memory of the measure and the own stresses
     */
    public RiskDesk(DeskContext context, ExportTarget exports, ObjectProperty<RiskChoice> choice, TextMemory memory) {
        this.context = context;
        this.exports = exports;
        this.model = new RiskModel(choice);
        memory.load().ifPresent(this::read);
        Runnable keep = () -> memory.save(text());
        model.measure().subscribe(keep);
        model.stresses().subscribe(keep);
    }

    DeskContext context() {
        return context;
    }

    ExportTarget exports() {
        return exports;
    }

    RiskModel model() {
        return model;
    }

    private String text() {
        return MEASURE + model.measure().get().name() + "\n"
                + model.stresses().get().stream()
                        .map(stress -> STRESS + StressText.write(stress) + "\n")
                        .collect(Collectors.joining());
    }

    private void read(String text) {
        List<Stress> stresses = lines(text, STRESS)
                .map(StressText::read)
                .flatMap(Optional::stream)
                .toList();
        model.stresses().set(stresses);
        lines(text, MEASURE)
                .flatMap(name -> Stream.of(ShownMeasure.values())
                        .filter(measure -> measure.name().equals(name)))
                .findFirst()
                .ifPresent(model.measure()::set);
    }

    private static Stream<String> lines(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip());
    }
}
