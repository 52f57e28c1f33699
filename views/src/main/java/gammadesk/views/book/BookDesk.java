package gammadesk.views.book;

import gammadesk.analytics.trading.TradingActions;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import java.util.concurrent.Executor;

/**
 * What the panels of the book work with.
 *
 * @param context shared by all screens
 * @param actions what they may do with the account
 * @param exports where files go
 * @param files writes them, away from the FX thread
 */
public record BookDesk(DeskContext context, TradingActions actions, ExportTarget exports, Executor files) {}
