package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.ExportTarget.Kind;
import gammadesk.views.controls.Buttons;
import gammadesk.views.evidence.EvidenceDesk.Job;
import gammadesk.views.fx.DeskContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Choosers and the ruling above, one section of the evidence below. */
final class EvidenceView {
    static final String NOTHING =
            "No evidence has been made yet: run a trial, here or by gammadesk backtest --config FILE "
                    + "--out DIR. It tries a policy against every baseline and stores what it finds. Until then no learned policy "
                    + "may advise.";
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final DeskContext context;
    private final EvidenceDesk desk;
    private final ExportTarget exports;
    private final EvidenceModel model = new EvidenceModel();
    private final Map<Section, EvidencePart> parts = new EnumMap<>(Section.class);
    private final Chooser chooser = new Chooser(model, this::refresh);
    private final JobBar job;
    private final WorkBar work;
    private final SectionFrame sections = new SectionFrame(this::choose);
    private final FlowPane bar = new FlowPane(6, 3);
    private final Button html = Buttons.button(
            "evidence-html", "Report as HTML…", "Save all of it as one web page (W)", () -> report(Kind.HTML));
    private final Button pdf =
            Buttons.button("evidence-pdf", "as PDF…", "Save all of it as a PDF (D)", () -> report(Kind.PDF));
    private final Label told = line("evidence-told");
    private final Label refusals = line("evidence-refusals");
    private final Label ruling = line("evidence-ruling");
    private final Label against = line("evidence-against");
    private final Label otherRuling = line("evidence-other-ruling");
    private final Label empty = new Label(NOTHING);
    private final VBox root = new VBox();
    /** The desk outlives the panel and holds this weakly. */
    private final InvalidationListener changed = _ -> refresh();

    private final InvalidationListener worked = _ -> work();
    private final InvalidationListener ended = _ -> ended();

    private Optional<Compared> shown = Optional.empty();

    EvidenceView(DeskContext context, ExportTarget exports, EvidenceFiles files, EvidenceDesk desk) {
        this.context = context;
        this.exports = exports;
        this.desk = desk;
        this.job = new JobBar(desk::cancel);
        this.work = new WorkBar(desk, files);
        build();
        WeakInvalidationListener weak = new WeakInvalidationListener(changed);
        desk.evidence().addListener(weak);
        desk.refusals().addListener(weak);
        desk.unfinished().addListener(weak);
        desk.models().addListener(weak);
        desk.folder().addListener(weak);
        desk.job().addListener(new WeakInvalidationListener(worked));
        desk.outcome().addListener(new WeakInvalidationListener(ended));
        refresh();
    }

    private static Label line(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setId(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void build() {
        bar.getChildren().setAll(chooser.nodes());
        bar.getChildren().addAll(html, pdf);
        bar.getChildren().addAll(work.actions());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("exposure-bar", "evidence-bar");
        html.getStyleClass().addAll("chart-chip", "small");
        pdf.getStyleClass().addAll("chart-chip", "small");
        empty.getStyleClass().add("emptiness");
        empty.setWrapText(true);
        StackPane body = new StackPane(sections.node(), empty);
        body.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getStyleClass().add("evidence");
        root.setMinSize(0, 0);
        say(told, "");
        root.getStylesheets().setAll(((Parent) part(Section.REASONS).node()).getStylesheets());
        root.getChildren().setAll(bar, job.node(), work.node(), told, refusals, ruling, against, otherRuling, body);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    Node node() {
        return root;
    }

    EvidenceModel model() {
        return model;
    }

    Optional<Compared> shown() {
        return shown;
    }

    EvidencePart part(Section section) {
        return parts.computeIfAbsent(section, each -> each.make(context, exports));
    }

    void refresh() {
        work();
        work.show();
        shown = chooser.choose(desk.evidence());
        boolean isThere = shown.isPresent();
        say(refusals, String.join("\n", desk.refusals()));
        empty.setVisible(!isThere);
        sections.node().setVisible(isThere);
        html.setVisible(isThere);
        pdf.setVisible(isThere);
        say(ruling, shown.map(one -> sentence(one.own())).orElse(""));
        ruling.pseudoClassStateChanged(
                REFUSED,
                shown.filter(one -> one.own().admission().ruling() == Ruling.MAY_NOT)
                        .isPresent());
        say(against, shown.map(one -> reasons(one.own().admission())).orElse(""));
        say(
                otherRuling,
                shown.flatMap(Compared::other).map(EvidenceView::sentence).orElse(""));
        shown.ifPresent(this::showSection);
    }

    /** Told often while something is at work. */
    private void work() {
        Optional<Job> now = desk.job().get();
        boolean wasShown = job.isShown();
        job.show(now);
        if (wasShown != job.isShown()) {
            work.show();
        }
        empty.setText(now.map(one -> "No evidence has been made yet: " + one.name() + " is at work.")
                .orElse(NOTHING));
    }

    /** What a trial found is what somebody waited for. */
    private void ended() {
        desk.outcome().get().flatMap(EvidenceDesk.Outcome::found).ifPresent(found -> {
            model.policy().set(found.policy());
            model.bookKind().set(found.bookKind());
        });
        refresh();
    }

    private static void say(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }

    private static String sentence(PolicyEvidence evidence) {
        return EvidenceWords.sentence(evidence.admission());
    }

    private static String reasons(Admission admission) {
        return admission.against().stream().map(Reason::words).collect(Collectors.joining(" · "));
    }

    private void showSection(Compared chosen) {
        Section section = model.section().get();
        EvidencePart part = part(section);
        part.show(chosen);
        sections.show(section, part.node());
    }

    private void choose(Section section) {
        model.section().set(section);
        shown.ifPresent(this::showSection);
    }

    private void report(Kind kind) {
        shown.map(Compared::own).ifPresent(evidence -> {
            String name =
                    ("evidence-" + evidence.policy() + "-" + evidence.bookKind()).replaceAll("[^A-Za-z0-9-]", "-");
            exports.choose(root, kind, name + "." + kind.extension()).ifPresent(file -> {
                say(told, "Writing " + file + " …");
                desk.report(evidence, file, words -> say(told, words));
            });
        });
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && job.isShown()) {
            desk.cancel();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && work.close()) {
            event.consume();
        } else if (isOfWork(event)) {
            event.consume();
        } else if (shown.isPresent()
                && !event.isShortcutDown()
                && !event.isAltDown()
                && !(event.getTarget() instanceof TextInputControl)) {
            chooser.typed(event, shown.get());
            chooseBy(event);
        }
    }

    private boolean isOfWork(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getTarget() instanceof TextInputControl) {
            return false;
        }
        switch (event.getCode()) {
            case N -> work.trial();
            case L -> work.training();
            case R -> work.resume();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void chooseBy(KeyEvent event) {
        boolean known = true;
        switch (event.getCode()) {
            case PAGE_DOWN -> choose(model.section().get().next(1));
            case PAGE_UP -> choose(model.section().get().next(-1));
            case W -> report(Kind.HTML);
            case D -> report(Kind.PDF);
            default -> known = Section.of(event.getCode()).map(this::chosen).orElse(false);
        }
        if (known) {
            event.consume();
        }
    }

    private boolean chosen(Section section) {
        choose(section);
        return true;
    }

    void close() {
        parts.values().forEach(EvidencePart::close);
    }
}
