package gammadesk.views.hedging;

import gammadesk.analytics.decision.AdvisorOffer;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.decision.PolicyField;
import gammadesk.analytics.decision.PolicyField.Part;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.views.controls.ListWords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** A field for every number of a policy, in titled parts. */
final class PolicyForm {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int SPANS = 3;

    private final HedgeLimitsController controller;
    private final Map<PolicyField, TextField> fields = new EnumMap<>(PolicyField.class);
    private final ComboBox<String> advisor = new ComboBox<>();
    private final ComboBox<AutonomyLevel> level = new ComboBox<>();
    private final VBox root;
    private Optional<PolicyDraft> shown = Optional.empty();
    private final VBox judged = new VBox();
    private final Label live = Parts.words("");
    private List<AdvisorOffer> offered = List.of();
    private boolean filling;

    PolicyForm(HedgeLimitsController controller) {
        this.controller = controller;
        for (PolicyField each : PolicyField.values()) {
            fields.put(each, field(each));
        }
        advisor.setId("limits-advisor");
        advisor.setAccessibleText("Advisor");
        advisor.valueProperty().subscribe((_, _) -> typed());
        level.setId("limits-level");
        level.setAccessibleText("How far the desk may go by itself when armed");
        level.getItems().setAll(AutonomyLevel.values());
        level.setConverter(new ListWords<>(AutonomyLevel::words));
        level.valueProperty().subscribe((_, _) -> typed());
        GridPane choices = grid();
        choices.addRow(0, Parts.dim("Advisor"), advisor);
        choices.addRow(1, Parts.dim("Level when armed"), level);
        judged.getStyleClass().add("hedge-judged");
        SideBySide first = new SideBySide();
        first.show(
                new VBox(Parts.section("Who proposes, and how far it may go", choices, judged, live), part(Part.GOAL)),
                new VBox(part(Part.VALIDITY), part(Part.STYLE), part(Part.FLATTEN)));
        SideBySide second = new SideBySide();
        second.show(budget(), part(Part.LIMITS));
        this.root = new VBox(first, second);
        root.getStyleClass().add("policy-form");
    }

    Node node() {
        return root;
    }

    private TextField field(PolicyField each) {
        TextField field = new TextField();
        field.setId("limit-" + HedgeWords.word(each).replace(' ', '-'));
        field.setAccessibleText(each.part().title() + ": " + each.label());
        field.setTooltip(new Tooltip(
                each.label() + ": " + each.kind().words() + (each.unit().isEmpty() ? "" : ", in " + each.unit())));
        field.setPrefColumnCount(7);
        field.setMinWidth(60);
        field.getStyleClass().add("figures");
        field.textProperty().subscribe((_, _) -> typed());
        return field;
    }

    private TextField of(PolicyField each) {
        return Optional.ofNullable(fields.get(each)).orElseThrow();
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("hedge-grid");
        return grid;
    }

    private Node part(Part part) {
        GridPane grid = grid();
        Stream.of(PolicyField.values())
                .filter(each -> each.part() == part)
                .forEach(each ->
                        grid.addRow(grid.getRowCount(), Parts.line(each.label()), of(each), Parts.dim(each.unit())));
        return Parts.section(part.title(), grid);
    }

    /** An order, an hour and a day beside one another. */
    private Node budget() {
        GridPane grid = grid();
        grid.addRow(0, Parts.dim(""), Parts.dim("An order"), Parts.dim("60 minutes"), Parts.dim("24 hours"));
        List<PolicyField> all = Stream.of(PolicyField.values())
                .filter(each -> each.part() == Part.BUDGET)
                .toList();
        for (int i = 0; i < all.size(); i += SPANS) {
            PolicyField first = all.get(i);
            Label name = Parts.line(first.label().replace(" an order", "") + ", " + first.unit());
            grid.addRow(i / SPANS + 1, name, of(first), of(all.get(i + 1)), of(all.get(i + 2)));
        }
        return Parts.section(Part.BUDGET.title(), grid);
    }

    /** Those that may advise can be chosen; of one that is judged it is said how far it may go. */
    void offer(List<AdvisorOffer> offers, Optional<LiveWatch> watch) {
        live.setText(watch.map(each -> "Live results of this book's advisor: " + LearnedWords.drift(each) + ".")
                .orElse(""));
        Parts.show(live, watch.isPresent());
        if (!offers.equals(offered)) {
            offered = offers;
            filling = true;
            String chosen = advisor.getValue();
            advisor.getItems()
                    .setAll(offers.stream()
                            .filter(AdvisorOffer::mayAdvise)
                            .map(AdvisorOffer::name)
                            .toList());
            advisor.setValue(chosen);
            judged.getChildren()
                    .setAll(offers.stream()
                            .filter(offer -> !offer.words().isEmpty())
                            .map(PolicyForm::judgement)
                            .toList());
            Parts.show(judged, !judged.getChildren().isEmpty());
            filling = false;
        }
    }

    private static Node judgement(AdvisorOffer offer) {
        return new VBox(Parts.words(offer.name(), "hedge-heading"), Parts.words(offer.words() + ".", "dim-words"));
    }

    void fill(PolicyDraft draft) {
        filling = true;
        shown = Optional.of(draft);
        fields.forEach((each, field) -> field.setText(draft.texts().getOrDefault(each, "")));
        if (!advisor.getItems().contains(draft.advisor())) {
            advisor.getItems().add(draft.advisor());
        }
        advisor.setValue(draft.advisor());
        level.setValue(draft.level());
        filling = false;
    }

    void mark(Set<PolicyField> wrong) {
        fields.forEach((each, field) -> field.pseudoClassStateChanged(WRONG, wrong.contains(each)));
    }

    private void typed() {
        if (!filling) {
            shown.ifPresent(draft -> {
                Map<PolicyField, String> texts = new EnumMap<>(PolicyField.class);
                fields.forEach((each, field) -> texts.put(each, field.getText()));
                controller.typed(new PolicyDraft(draft.base(), advisor.getValue(), level.getValue(), texts));
            });
        }
    }
}
