package gammadesk.views.exposure;

import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.ExpiryBucket;
import gammadesk.analytics.exposure.ExposureUnit;
import gammadesk.analytics.exposure.FlowSelection;
import gammadesk.analytics.exposure.Greek;
import gammadesk.analytics.exposure.Stickiness;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Convention, greek, unit, size, expiries and stickiness: every exposure panel has it, and all move together. */
final class ExposureBar extends FlowPane {
    private final ExposureModel model;
    private final MenuButton side = chip("Whose sign is assumed, and which trades count where it is inferred");
    private final MenuButton greek = chip("The sensitivity of the maps");
    private final MenuButton unit = chip("The unit");
    private final MenuButton size = chip("What counts as the size of a position");
    private final MenuButton bucket = chip("Which expiries count");
    private final MenuButton stickiness = chip("What volatility does when spot moves, in profile, ladder and cascade");
    private final Label evidence = new Label();
    private final InvalidationListener listener = _ -> write();

    ExposureBar(ExposureModel model) {
        super(6, 3);
        this.model = model;
        getStyleClass().add("exposure-bar");
        setAlignment(Pos.CENTER_LEFT);
        evidence.getStyleClass().add("exposure-evidence");
        getStylesheets().add(stylesheet());
        evidence.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(evidence.textProperty());
        evidence.setTooltip(whole);
        getChildren().setAll(side, greek, unit, size, bucket, stickiness, evidence);
        model.choice().addListener(new WeakInvalidationListener(listener));
        write();
    }

    private static String stylesheet() {
        return Objects.requireNonNull(ExposureBar.class.getResource("/gammadesk/views/charts.css"), "charts.css")
                .toExternalForm();
    }

    /** What the inferred side rests on; empty while another side is chosen. */
    void evidence(String words) {
        evidence.setText(words);
    }

    private static MenuButton chip(String tip) {
        MenuButton chip = new MenuButton();
        chip.getStyleClass().addAll("chart-chip", "small");
        chip.setTooltip(new Tooltip(tip));
        chip.setAccessibleText(tip);
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private void write() {
        ExposureChoice now = model.choice().get();
        offer(
                side,
                List.of(ExposureChoice.Side.values()),
                now.side(),
                ExposureChoice.Side::label,
                ExposureChoice::withSide);
        side.getItems().addAll(new SeparatorMenuItem(), blocks(now), rfqs(now), liquidations(now));
        offer(greek, List.of(Greek.values()), now.greek(), ExposureBar::name, ExposureChoice::withGreek);
        offer(unit, now.greek().units(), now.unit(), ExposureUnit::sentence, ExposureChoice::withUnit);
        offer(
                size,
                List.of(ExposureChoice.Size.values()),
                now.size(),
                ExposureChoice.Size::label,
                ExposureChoice::withSize);
        offer(
                bucket,
                Arrays.asList(ExpiryBucket.values()),
                now.bucket(),
                ExposureWords::bucket,
                ExposureChoice::withBucket);
        offer(
                stickiness,
                Arrays.asList(Stickiness.values()),
                now.stickiness(),
                ExposureBar::capital,
                ExposureChoice::withStickiness);
    }

    private <T> void offer(
            MenuButton chip,
            List<T> values,
            T chosen,
            Function<T, String> label,
            BiFunction<ExposureChoice, T, ExposureChoice> choose) {
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = values.stream()
                .<MenuItem>map(value -> {
                    RadioMenuItem item = new RadioMenuItem(label.apply(value));
                    item.setToggleGroup(group);
                    item.setSelected(value.equals(chosen));
                    item.setOnAction(
                            _ -> model.choice().set(choose.apply(model.choice().get(), value)));
                    return item;
                })
                .toList();
        chip.setText(label.apply(chosen));
        chip.getItems().setAll(items);
    }

    private MenuItem blocks(ExposureChoice now) {
        FlowSelection flows = now.flows();
        return check("Blocks count", flows.blocks(), on -> new FlowSelection(on, flows.rfqs(), flows.liquidations()));
    }

    private MenuItem rfqs(ExposureChoice now) {
        FlowSelection flows = now.flows();
        return check("RFQs count", flows.rfqs(), on -> new FlowSelection(flows.blocks(), on, flows.liquidations()));
    }

    private MenuItem liquidations(ExposureChoice now) {
        FlowSelection flows = now.flows();
        return check(
                "Liquidations count", flows.liquidations(), on -> new FlowSelection(flows.blocks(), flows.rfqs(), on));
    }

    private MenuItem check(String words, boolean on, Function<Boolean, FlowSelection> turned) {
        CheckMenuItem item = new CheckMenuItem(words);
        item.setSelected(on);
        item.setOnAction(_ -> model.choice().set(model.choice().get().withFlows(turned.apply(item.isSelected()))));
        return item;
    }

    private static String name(Greek greek) {
        return capital(greek.name().toLowerCase(Locale.ROOT));
    }

    private static String capital(Stickiness stickiness) {
        return capital(stickiness.label());
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
