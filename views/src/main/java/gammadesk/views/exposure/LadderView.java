package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DealerRepricing;
import gammadesk.analytics.exposure.HedgeLadder;
import gammadesk.analytics.exposure.HedgeLadder.Rung;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/** What dealers must buy or sell when spot, volatility or the clock moves. */
final class LadderView extends ExposureChart {
    private static final double LARGEST_ROW_EMS = 2.2;
    private static final double LABEL_EMS = 7.5;
    private static final double COIN_EMS = 6.5;
    private static final double USD_EMS = 5.5;
    private static final double GAP_EMS = 1.5;

    LadderView(ExposureDesk desk) {
        super(desk, "hedge-flow", Zoom.VERTICAL, new Margins(0.4, 0.6, 0.4, 0.6));
        frame().legend(new Label(
                "Each rung is one move alone, from now. Bars of one column share a scale; buys in the colour of "
                        + "bids, sells in that of asks."));
    }

    /** One of the three columns. */
    private record Block(String title, List<Rung> rungs, String unit) {}

    private static List<Block> blocks(HedgeLadder ladder) {
        return List.of(
                new Block("Spot moves", descending(ladder.spotRungs()), " %"),
                new Block("Volatility moves", descending(ladder.volRungs()), " pts"),
                new Block("Time passes", ladder.timeRungs(), " h"));
    }

    private static List<Rung> descending(List<Rung> rungs) {
        return rungs.reversed();
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return picture.repricing().isEmpty() ? Optional.of(ExposureWords.BEING_REPRICED) : Optional.empty();
    }

    @Override
    String headline(DealerPicture picture) {
        HedgeLadder ladder = picture.repricing().orElseThrow().ladder();
        return picture.map().currency() + " hedge flow   what dealers must trade, coin and USD   "
                + words(picture, ladder, -1.0) + ", " + words(picture, ladder, 1.0);
    }

    private static String words(DealerPicture picture, HedgeLadder ladder, double move) {
        double coin = ladder.spotRungs().stream()
                .filter(rung -> rung.move() == move)
                .mapToDouble(Rung::hedgeCoin)
                .findFirst()
                .orElse(Double.NaN);
        return ExposureWords.percent(move) + ": " + coin(coin) + " "
                + picture.map().currency();
    }

    @Override
    String detail(DealerPicture picture) {
        DealerRepricing repricing = picture.repricing().orElseThrow();
        return "repriced on the " + repricing.smiles() + ", "
                + repricing.choice().stickiness().label();
    }

    @Override
    void place(DealerPicture picture) {
        viewport().home(Range.UNIT, Range.UNIT, Range.UNIT, Range.UNIT);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        drawn().flatMap(DealerPicture::repricing).ifPresent(repricing -> {
            List<Block> blocks = blocks(repricing.ladder());
            for (int i = 0; i < blocks.size(); i++) {
                block(graphics, area, blocks.get(i), i, repricing.ladder());
            }
        });
    }

    private void block(GraphicsContext graphics, PlotFrame area, Block block, int place, HedgeLadder ladder) {
        double em = graphics.getFont().getSize();
        double left = left(area, em, place);
        double width = width(area, em);
        Palette palette = palette();
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.text());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(block.title(), left, area.top() + em);
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        double coins = left + width - usdEms(width, em) * em;
        graphics.fillText(drawn().map(p -> p.map().currency().code()).orElse(""), coins, area.top() + em);
        if (usdEms(width, em) > 0) {
            graphics.fillText("USD", left + width, area.top() + em);
        }
        double most = block.rungs().stream()
                .mapToDouble(rung -> Math.abs(rung.hedgeCoin()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        for (int row = 0; row < block.rungs().size(); row++) {
            rung(graphics, area, block, row, left, width, most, ladder);
        }
    }

    private void rung(
            GraphicsContext graphics,
            PlotFrame area,
            Block block,
            int row,
            double left,
            double width,
            double most,
            HedgeLadder ladder) {
        Palette palette = palette();
        double em = graphics.getFont().getSize();
        double height = rowHeight(area, em);
        double middle = area.top() + 2 * em + (row + 0.5) * height;
        Rung rung = block.rungs().get(row);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(palette.muted());
        graphics.fillText(move(rung, block), left, middle);
        double barLeft = left + LABEL_EMS * em * 0.7;
        double barWidth = Math.max(10, width - (LABEL_EMS * 0.7 + COIN_EMS + usdEms(width, em)) * em);
        double zero = barLeft + barWidth / 2;
        double length = barWidth / 2 * Math.abs(rung.hedgeCoin()) / most;
        if (Double.isFinite(length)) {
            graphics.setFill(rung.hedgeCoin() > 0 ? palette.bid() : palette.ask());
            graphics.fillRect(rung.hedgeCoin() > 0 ? zero : zero - length, middle - height * 0.3, length, height * 0.6);
        }
        graphics.setFill(palette.zero());
        graphics.fillRect(zero, middle - height / 2, 1, height);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setFill(palette.text());
        graphics.fillText(coin(rung.hedgeCoin()), left + width - usdEms(width, em) * em, middle);
        if (usdEms(width, em) > 0) {
            graphics.fillText(Formats.usdCompact(rung.hedgeCoin() * price(block, rung, ladder)), left + width, middle);
        }
    }

    /** Room for US dollars; none in a narrow panel, where the read-out tells them. */
    private static double usdEms(double width, double em) {
        return width < (LABEL_EMS + COIN_EMS + USD_EMS) * em ? 0 : USD_EMS;
    }

    /** USD at the price of the move: a hedge after a fall is traded there. */
    private static double price(Block block, Rung rung, HedgeLadder ladder) {
        return block.unit().equals(" %") ? ladder.spot() * (1 + rung.move() / 100) : ladder.spot();
    }

    private static String move(Rung rung, Block block) {
        return Formats.tick(rung.move()).replace('-', '−').replaceFirst("^(?=\\d)", "+") + block.unit();
    }

    /** Signed and in words: buy and sell must not be told by colour alone. */
    static String coin(double coin) {
        if (!Double.isFinite(coin)) {
            return Formats.UNKNOWN;
        }
        String size = Math.abs(coin) >= 1000
                ? String.format(Locale.ROOT, "%,.0f", Math.abs(coin))
                : String.format(Locale.ROOT, "%.1f", Math.abs(coin));
        return (coin < 0 ? "sell " : "buy ") + size;
    }

    private static double width(PlotFrame area, double em) {
        return (area.width() - 2 * GAP_EMS * em) / 3;
    }

    private static double left(PlotFrame area, double em, int place) {
        return area.left() + place * (width(area, em) + GAP_EMS * em);
    }

    private static double rowHeight(PlotFrame area, double em) {
        return Math.min(LARGEST_ROW_EMS * em, (area.height() - 2 * em) / HedgeLadder.SPOT_PERCENT.size());
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        // The read-out says it all.
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        DealerRepricing repricing = picture.repricing().orElseThrow();
        double em = plot().font().getSize();
        List<Block> blocks = blocks(repricing.ladder());
        int place = (int) Math.clamp((at.getX() - area.left()) / (width(area, em) + GAP_EMS * em), 0, 2);
        int row = (int) Math.floor((at.getY() - area.top() - 2 * em) / rowHeight(area, em));
        List<Rung> rungs = blocks.get(place).rungs();
        if (row < 0 || row >= rungs.size()) {
            return "";
        }
        Rung rung = rungs.get(row);
        return blocks.get(place).title() + " " + move(rung, blocks.get(place)) + ": dealers "
                + String.format(Locale.ROOT, "%+,.6f", rung.hedgeCoin()).replace('-', '−') + " "
                + picture.map().currency() + ", "
                + Formats.usdExact(rung.hedgeCoin() * price(blocks.get(place), rung, repricing.ladder())) + " USD · "
                + ExposureWords.age(picture, repricing.venueMillis());
    }

    @Override
    String csv(DealerPicture picture) {
        List<String> rows = new ArrayList<>();
        for (Block block : blocks(picture.repricing().orElseThrow().ladder())) {
            block.rungs()
                    .forEach(rung -> rows.add(String.join(
                            ",",
                            ExposureWords.heading(picture.map()),
                            block.title(),
                            String.valueOf(rung.move()),
                            block.unit().strip(),
                            String.valueOf(rung.hedgeCoin()))));
        }
        return ExposureWords.HEADING + ",moves,move,move_unit,hedge_coin\n" + String.join("\n", rows) + "\n";
    }
}
