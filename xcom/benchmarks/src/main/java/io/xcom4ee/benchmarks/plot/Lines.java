package io.xcom4ee.benchmarks.plot;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One curve for each system over whole numbers, on a scale of powers of ten, with its name at its last point.
 *
 * @param axis what the whole numbers are
 * @param text of a value
 */
public record Lines(String title, String axis, List<Curve> curves, DoubleFunction<String> text) implements Panel {
    private static final double TITLE = 26;
    private static final double PLOT = 300;
    private static final double AXIS = 40;
    private static final double LEFT = 85;
    private static final double RIGHT = 150;
    private static final double NAME_DISTANCE = 14;

    /** A place on a curve; the value is above 0. */
    public record Point(int x, double y) {}

    /**
     * One system.
     *
     * @param points from left to right
     */
    public record Curve(String label, String colour, List<Point> points) {
        /** Copies the points. */
        public Curve {
            points = List.copyOf(points);
        }
    }

    @Override
    public double height() {
        return TITLE + PLOT + AXIS;
    }

    @Override
    public void draw(Svg svg, double x, double y, double width) {
        svg.text(x, y + 14, 14, Svg.Anchor.START, Colours.TEXT, title);
        List<Point> all =
                curves.stream().flatMap(curve -> curve.points().stream()).toList();
        if (all.isEmpty()) {
            return;
        }
        LogScale scale = LogScale.around(
                all.stream().mapToDouble(Point::y).min().orElseThrow(),
                all.stream().mapToDouble(Point::y).max().orElseThrow());
        double left = x + LEFT;
        double room = width - LEFT - RIGHT;
        double top = y + TITLE;
        for (double tick : scale.ticks()) {
            double at = top + (1 - scale.share(tick)) * PLOT;
            svg.line(left, at, left + room, at, Colours.GRID, 1);
            svg.text(left - 6, at + 4, 11, Svg.Anchor.END, Colours.FAINT, text.apply(tick));
        }
        int last = all.stream().mapToInt(Point::x).max().orElseThrow();
        all.stream()
                .mapToInt(Point::x)
                .distinct()
                .forEach(value -> svg.text(
                        left + room * value / last, top + PLOT + 16, 11, Svg.Anchor.MIDDLE, Colours.FAINT, "" + value));
        svg.text(left + room / 2, top + PLOT + 34, 12, Svg.Anchor.MIDDLE, Colours.FAINT, axis);
        curves(svg, scale, left, top, room, last);
    }

    private void curves(Svg svg, LogScale scale, double left, double top, double room, int last) {
        double nameBelow = Double.NEGATIVE_INFINITY;
        List<Curve> fromTheTop = curves.stream()
                .filter(curve -> !curve.points().isEmpty())
                .sorted((one, other) ->
                        Double.compare(lastOf(other).y(), lastOf(one).y()))
                .toList();
        for (Curve curve : fromTheTop) {
            Point before = curve.points().get(0);
            for (Point point : curve.points()) {
                double x = left + room * point.x() / last;
                double y = top + (1 - scale.share(point.y())) * PLOT;
                svg.line(
                        left + room * before.x() / last,
                        top + (1 - scale.share(before.y())) * PLOT,
                        x,
                        y,
                        curve.colour(),
                        3);
                svg.circle(x, y, 4, curve.colour(), curve.colour());
                before = point;
            }
            double name = Math.max(top + (1 - scale.share(before.y())) * PLOT + 4, nameBelow + NAME_DISTANCE);
            nameBelow = name;
            svg.text(left + room * before.x() / last + 10, name, 12, Svg.Anchor.START, curve.colour(), curve.label());
        }
    }

    private static Point lastOf(Curve curve) {
        return curve.points().get(curve.points().size() - 1);
    }
}
