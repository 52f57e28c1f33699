package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Advanced;
import gammadesk.connectors.simulator.matching.LinkedType;
import gammadesk.connectors.simulator.matching.Links;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderState;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** A participant's order on the wire. */
public final class OrderJson {
    private OrderJson() {}

    /** Writes an order as the next value. */
    public static void write(JsonBytes out, OrderReport order, Venue venue) {
        OrderTerms terms = order.terms();
        out.object();
        out.field("web", false).field("api", true);
        out.field("time_in_force", terms.timeInForce().word());
        out.field("replaced", order.replaced());
        out.field("reduce_only", terms.reduceOnly()).field("post_only", terms.postOnly());
        if (terms.postOnly()) {
            out.field("reject_post_only", terms.rejectPostOnly());
        }
        price(out, order);
        out.field("order_type", order.type().word());
        order.originalType().ifPresent(type -> out.field("original_order_type", type.word()));
        out.field("order_state", order.state().word()).field("order_id", order.id());
        out.field("max_show", terms.displayAmount().orElse(order.amount())).field("amount", order.amount());
        contracts(out, terms.instrument(), order.amount(), venue);
        out.field("filled_amount", order.filled()).field("average_price", order.averagePrice());
        out.field("last_update_timestamp", order.updatedMillis()).field("creation_timestamp", order.createdMillis());
        out.field("label", terms.label());
        out.field("is_rebalance", false).field("is_liquidation", terms.liquidation());
        out.field("risk_reducing", false).field("mmp", terms.mmp());
        out.field("instrument_name", terms.instrument()).field("direction", word(terms.side()));
        trigger(out, order);
        terms.displayAmount().ifPresent(whole -> out.field("refresh_amount", whole));
        order.display().ifPresent(shown -> out.field("display_amount", shown));
        order.links().ifPresent(links -> links(out, links));
        particulars(out, order);
        out.endObject();
    }

    /** The venue's word for a side. */
    public static String word(Side side) {
        return side == Side.BUY ? "buy" : "sell";
    }

    static void contracts(JsonBytes out, String instrument, BigDecimal amount, Venue venue) {
        venue.directory()
                .find(instrument)
                .map(listed -> listed.instrument().contractSize())
                .filter(size -> size.signum() > 0)
                .ifPresent(size -> out.field("contracts", amount.divide(size, MathContext.DECIMAL64)));
    }

    private static void price(JsonBytes out, OrderReport order) {
        out.name("price");
        order.price().ifPresentOrElse(out::decimal, () -> out.text("market_price"));
        order.terms().advanced().ifPresent(form -> {
            out.field("advanced", form.word());
            order.terms().price().ifPresent(asked -> out.field(form == Advanced.USD ? "usd" : "implv", asked));
            out.field("auto_replaced", order.autoReplaced());
        });
    }

    private static void trigger(JsonBytes out, OrderReport order) {
        order.terms().trigger().filter(_ -> isTrigger(order)).ifPresent(trigger -> {
            out.field("triggered", order.state() == OrderState.TRIGGERED);
            out.field("trigger", trigger.source().word());
            trigger.offset().ifPresent(offset -> out.field("trigger_offset", offset));
        });
        order.triggerPrice().or(() -> planned(order)).ifPresent(price -> out.field("trigger_price", price));
        order.triggerReference().ifPresent(price -> out.field("trigger_reference_price", price));
        order.triggerOrderId().ifPresent(id -> out.field("trigger_order_id", id));
    }

    /** Of an order that does not watch its trigger yet. */
    private static Optional<BigDecimal> planned(OrderReport order) {
        return order.links()
                .filter(links -> links.role() == Links.Role.SECONDARY)
                .flatMap(_ -> order.terms().trigger())
                .flatMap(OrderTerms.Trigger::price);
    }

    private static boolean isTrigger(OrderReport order) {
        return order.triggerOrderId().isEmpty() && order.terms().type().isTrigger();
    }

    private static void links(JsonBytes out, Links links) {
        out.field("trigger_fill_condition", links.condition().word());
        links.ocoRef().ifPresent(ref -> out.field("oco_ref", ref));
        links.primary().ifPresent(id -> out.field("primary_order_id", id));
        switch (links.role()) {
            case PRIMARY -> {
                out.name("oto_order_ids").array();
                links.secondaries().forEach(out::text);
                out.endArray();
                if (links.type() == LinkedType.ONE_TRIGGERS_ONE_CANCELS_OTHER) {
                    out.field("is_primary_otoco", true);
                }
            }
            case SECONDARY -> out.field("is_secondary_oto", true);
            case PLACED -> {}
        }
    }

    private static void particulars(JsonBytes out, OrderReport order) {
        order.cancelReason().ifPresent(reason -> out.field("cancel_reason", reason.word()));
        order.terms().quote().ifPresent(quote -> {
            out.field("quote", true).field("mmp_group", quote.mmpGroup());
            out.field("quote_set_id", quote.setId()).field("quote_id", quote.quoteId());
        });
    }
}
