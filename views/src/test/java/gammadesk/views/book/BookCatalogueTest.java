package gammadesk.views.book;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.views.canned.CannedBook;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.Pictures;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture of every risk panel in both themes: with trouble, in coin, with hypothetical trades, with nothing held. */
class BookCatalogueTest {
    private static final List<RiskBook.Entry> TRADES =
            List.of(new RiskBook.Entry(CannedBook.CALL, -5), new RiskBook.Entry("BTC-1MAY26-1-P", 2));

    private final ManualClock clock = new ManualClock();
    private final Path folder = Path.of("target", "pictures");

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void everyPanelIsDrawn(ThemeMode theme) throws IOException {
        Files.createDirectories(folder);
        DeskSnapshot market = new CannedDesk(clock).cycle(1);
        RiskChoice coin = RiskChoice.STANDARD.withNumeraire(Numeraire.COIN);
        DeskSnapshot full = new CannedBook().trying(TRADES).on(market);
        DeskSnapshot nothing = new CannedBook()
                .from(new BookSource.Account("demo", true))
                .holding()
                .on(market);
        draw(theme, "trouble", full, desk -> new BookController(desk, full));
        draw(theme, "nothing", nothing, desk -> new BookController(desk, nothing));
        draw(theme, "coin", new CannedBook().as(coin).on(market), desk -> {
            desk.choice().set(coin);
            return new BookController(desk, full);
        });
        draw(theme, "what-if", full, desk -> {
            desk.basket().set(TRADES);
            return new WhatIfController(desk, full);
        });
        draw(theme, "margin", full, MarginController::new);
    }

    private void draw(ThemeMode theme, String name, DeskSnapshot snapshot, Function<BookRiskDesk, Screen> panel)
            throws IOException {
        Image image = Toolkit.call(() -> {
            DeskContext context = new DeskContext(clock, Currency.BTC, theme);
            Screen screen = panel.apply(new BookRiskDesk(context, new DialogExportTarget()));
            Scene scene = new Scene(new StackPane(screen.node()), 900, 480);
            Theme.apply(scene, theme);
            screen.show(snapshot);
            Panels.lay(scene);
            Image seen = Pictures.asSeen(screen.node());
            screen.close();
            return seen;
        });
        assertThat(image.getWidth()).isGreaterThan(100);
        Pictures.write(image, folder.resolve("book-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }
}
