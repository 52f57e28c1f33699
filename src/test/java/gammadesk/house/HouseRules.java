package gammadesk.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.app.trading.OrderPath;
import gammadesk.app.trading.TradingDesk;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.beans.Observable;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, by name. Each is shown to bite on a bad fixture in {@code gammadesk.*.badfixture}. */
final class HouseRules {
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|passphrase|apikey|accesstoken).*");
    private static final Pattern FEATURE = Pattern.compile("gammadesk\\.views\\.(\\w+)(\\..*)?");
    private static final Set<String> SHARED_ROOMS = Set.of("fx", "chart", "confirm", "controls", "format", "shell");

    private static final String APPROVAL_PATH = "gammadesk.app.trading.OrderDesk";
    private static final Set<String> DECIDED_WORDS = Set.of("submit", "cancelEverything");
    private static final Set<String> ORDER_WORDS = Set.of("submit", "edit", "closePosition", "cancel", "cancelAll");

    private HouseRules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("runLater", RUN_LATER);
        rules.put("orderGatewayInViews", NO_ORDERS_IN_VIEWS);
        rules.put("models", MODELS_ARE_OBSERVABLE);
        rules.put("features", FEATURES_ARE_APART);
        rules.put("cycles", NO_CYCLES);
        rules.put("wallClock", WALL_CLOCK);
        rules.put("environment", ENVIRONMENT);
        rules.put("submission", SUBMISSION);
        rules.put("decidedOrders", DECIDED_ORDERS);
        rules.put("gatewayHandles", GATEWAY_HANDLES);
        rules.put("secrets", SECRETS);
        rules.put("analytics", ANALYTICS_IS_PURE);
        rules.put("layers", LAYERS);
        rules.put("nullMarked", NULL_MARKED);
        rules.put("staticState", NO_STATIC_STATE);
        rules.put("console", CONSOLE);
        return rules;
    }

    private static final ArchRule RUN_LATER = noClasses()
            .that()
            .resideOutsideOfPackage("gammadesk.views.fx..")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("one room knows how to reach the FX thread; elsewhere work would pile up in its queue unseen");

    private static final ArchRule NO_ORDERS_IN_VIEWS = noClasses()
            .that()
            .resideInAPackage("gammadesk.views..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are order gateways or their words",
                    type -> type.isAssignableTo(OrderGateway.class)
                            || type.getName().startsWith(OrderGateway.class.getName() + "$")))
            .because("the screen never calls a venue: an order leaves only through an approval");

    private static final ArchRule MODELS_ARE_OBSERVABLE = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("gammadesk.views..")
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Model")
            .and()
            .areNotStatic()
            .should()
            .haveRawType(DescribedPredicate.describe("observable", type -> type.isAssignableTo(Observable.class)))
            .allowEmptyShould(true)
            .because("a model is observable screen state and nothing else; work belongs to the controller");

    private static final ArchRule FEATURES_ARE_APART = slices().assignedFrom(new Features())
            .should()
            .notDependOnEachOther()
            .because("features meet in the shell; what two of them need is a shared room");

    private static final ArchRule NO_CYCLES = slices().matching("gammadesk.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its own user cannot be understood or tested alone");

    private static final ArchRule WALL_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("gammadesk.app..")
            .should()
            .callMethodWhere(
                    access(
                            Pattern.compile(
                                    "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)|java\\.time\\.\\w+\\.(now|systemUTC|systemDefaultZone)")))
            .because("the same code runs live, in a replay and in a test: it is told the time");

    private static final ArchRule ENVIRONMENT = noClasses()
            .that()
            .resideOutsideOfPackage("gammadesk.app..")
            .should()
            .callMethodWhere(access(Pattern.compile("java\\.lang\\.System\\.(getenv|getProperty|getProperties)")))
            .because("what the machine says of itself is read in one place and handed on");

    private static final ArchRule SUBMISSION = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(APPROVAL_PATH)
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "books or cancels through a gateway",
                    call -> call.getTargetOwner().isAssignableTo(OrderGateway.class)
                            && ORDER_WORDS.contains(call.getName())))
            .because("only the approval path reaches order submission");

    private static final ArchRule DECIDED_ORDERS = noClasses()
            .that()
            .resideOutsideOfPackage("gammadesk.app.hedging..")
            .and()
            .doNotHaveFullyQualifiedName(TradingDesk.class.getName())
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "takes the path of decided orders",
                    call -> call.getTargetOwner().isAssignableTo(OrderPath.class)
                            && DECIDED_WORDS.contains(call.getName())))
            .because(
                    "what goes past the ticket was written down and approved, or stops everything: only the hedging room"
                            + " does either");

    private static final ArchRule GATEWAY_HANDLES = noClasses()
            .that()
            .resideOutsideOfPackages("gammadesk.app.trading..", "gammadesk.app.desk..", "gammadesk.connectors..")
            .should(holdAGateway())
            .because("who holds a gateway can trade: it is handed to the trading desk and to nobody else");

    private static final ArchRule SECRETS = fields().that()
            .areDeclaredInClassesThat()
            .areRecords()
            .and()
            .haveNameMatching(SECRET.pattern())
            .should(not(havePlainType()))
            .allowEmptyShould(true)
            .because("a record prints its components: a secret needs a type that hides itself");

    private static final ArchRule ANALYTICS_IS_PURE = noClasses()
            .that()
            .resideInAPackage("gammadesk.analytics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..",
                    "okhttp3..",
                    "tools.jackson..",
                    "io.netty..",
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.sql..",
                    "org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .because("what is true does not depend on how it came here: no I/O, no threads, no screen, no JSON");

    private static final ArchRule LAYERS = noClasses()
            .that()
            .resideInAnyPackage("gammadesk.analytics..", "gammadesk.connectors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("gammadesk.views..", "gammadesk.app..", "javafx..")
            .because("analytics <- connectors, analytics <- views, both <- app");

    private static final ArchRule NULL_MARKED = classes()
            .should(new ArchCondition<>("live in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getName() + " in " + type.getPackageName()));
                }
            })
            .because("no null crosses a package");

    private static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal()
            .because("static mutable state is shared by every test and every window");

    private static final ArchRule CONSOLE = noClasses()
            .that()
            .resideOutsideOfPackage("gammadesk.app..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("only the command line talks to the console");

    private static DescribedPredicate<JavaAccess<?>> access(Pattern pattern) {
        return DescribedPredicate.describe(
                "calls " + pattern,
                call -> pattern.matcher(call.getTargetOwner().getName() + "." + call.getName())
                        .matches());
    }

    private static ArchCondition<JavaClass> holdAGateway() {
        return new ArchCondition<>("hold an order gateway") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> field.getRawType().isAssignableTo(OrderGateway.class))
                        .forEach(field -> events.add(new SimpleConditionEvent(field, true, field.getFullName())));
            }
        };
    }

    private static ArchCondition<JavaField> havePlainType() {
        return new ArchCondition<>("have a plain type") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                String type = field.getRawType().getName();
                boolean plain = type.equals(String.class.getName()) || type.equals("[C") || type.equals("[B");
                events.add(new SimpleConditionEvent(field, plain, field.getFullName() + " is a " + type));
            }
        };
    }

    /** The features of the views: every room but the shared ones. */
    private static final class Features implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            Matcher m = FEATURE.matcher(type.getPackageName());
            return m.matches() && !SHARED_ROOMS.contains(m.group(1))
                    ? SliceIdentifier.of(m.group(1))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "features of the views";
        }
    }
}
