package gammadesk.views.exposure;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.AlertWatch;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.TextMemory;
import java.util.List;
import java.util.stream.Collectors;

/** What all exposure panels share: the one choice, the alerts' rules, and who is told of them. */
public final class ExposureDesk {
    private static final List<Currency> CURRENCIES = List.of(Currency.BTC, Currency.ETH);

    private final DeskContext context;
    private final ExportTarget exports;
    private final ExposureModel model = new ExposureModel();

    /** Who computes what is chosen. */
    public interface Actions {
        /** Nobody: the pictures show what they are given. */
        Actions NONE = new Actions() {
            @Override
            public void choose(ExposureChoice choice) {
                // Nobody computes.
            }

            @Override
            public void watch(List<AlertRule> rules) {
                // Nobody watches.
            }
        };

        /** Shows the exposure as chosen from the next picture on. */
        void choose(ExposureChoice choice);

        /** Tells when these rules are met. */
        void watch(List<AlertRule> rules);
    }

    /** Pictures that remember nothing and ask nobody. */
    public ExposureDesk(DeskContext context, ExportTarget exports) {
        this(context, exports, Actions.NONE, TextMemory.NONE);
    }

    /** Takes up the remembered choice, and tells and remembers every new one. */
    public ExposureDesk(DeskContext context, ExportTarget exports, Actions actions, TextMemory memory) {
        this.context = context;
        this.exports = exports;
        memory.load().ifPresentOrElse(this::read, () -> model.rules().set(AlertWatch.usual(CURRENCIES)));
        model.choice().subscribe(actions::choose);
        model.rules().subscribe(actions::watch);
        Runnable keep = () -> memory.save(text());
        model.choice().subscribe(keep);
        model.rules().subscribe(keep);
        model.nearGhost().subscribe(keep);
        model.farGhost().subscribe(keep);
    }

    DeskContext context() {
        return context;
    }

    ExportTarget exports() {
        return exports;
    }

    ExposureModel model() {
        return model;
    }

    private String text() {
        return "choice " + model.choice().get().text() + "\nghosts "
                + model.nearGhost().get().name() + " " + model.farGhost().get().name() + "\n"
                + model.rules().get().stream()
                        .map(rule -> "rule " + rule.text() + "\n")
                        .collect(Collectors.joining());
    }

    private void read(String text) {
        text.lines()
                .filter(line -> line.startsWith("choice "))
                .findFirst()
                .ifPresent(line -> model.choice().set(ExposureChoice.parse(line.substring("choice ".length()))));
        text.lines()
                .filter(line -> line.startsWith("ghosts "))
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 3)
                .findFirst()
                .ifPresent(words -> {
                    model.nearGhost().set(LookBack.parse(words[1]));
                    model.farGhost().set(LookBack.parse(words[2]));
                });
        model.rules()
                .set(text.lines()
                        .filter(line -> line.startsWith("rule "))
                        .flatMap(line -> AlertRule.parse(line.substring("rule ".length())).stream())
                        .toList());
    }
}
