package io.xcom4ee.simulator.exhaustive;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of an object with all that it refers to. Two members with the same fingerprint behave alike from now on: a
 * field of any object of ours counts, whatever it is for; what is equal by its own word counts by content, anything else
 * also by who shares it.
 */
final class ObjectDigest {
    private static final String OURS = "io.xcom4ee.";
    private static final long HIGH_FACTOR = 0x9e3779b97f4a7c15L;
    private static final long LOW_FACTOR = 0xc2b2ae3d27d4eb4fL;
    /** What only says when something is asked or told once more, and what is only counted. */
    private static final Set<String> PACE = Set.of(
            "GroupState.tally",
            "ProcessState.tally",
            "FastPath.sampledRound",
            "FastPath.sampledMicros",
            "Peer.missingAbove",
            "Peer.missingSinceMicros",
            "Peer.resentUpTo",
            "Peer.resendAtMicros",
            "Peer.resendDelayMicros",
            "Peer.told",
            "Repair.nextAskMicros",
            "Repair.turn",
            "SlowPath.askedMicros",
            "SlowPath.askedAtRound",
            "Window.refusals");

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
    private long high = Fingerprint.START.high();
    private long low = Fingerprint.START.low();

    private ObjectDigest() {}

    /** What is looked at in objects of one class. */
    private record Shape(int name, boolean value, List<Field> fields, IdentityHashMap<Object, Integer> constants) {
        static Shape of(Class<?> type) {
            if (!type.getName().startsWith(OURS)) {
                throw new IllegalStateException("a member holds a " + type.getName() + ", which cannot be looked into");
            }
            List<Field> fields = new ArrayList<>();
            IdentityHashMap<Object, Integer> constants = new IdentityHashMap<>();
            for (Class<?> part = type; part != Object.class && part != null; part = part.getSuperclass()) {
                for (Field field : part.getDeclaredFields()) {
                    if (PACE.contains(type.getSimpleName() + "." + field.getName())) {
                        continue;
                    }
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    } else if (field.getType() == type) {
                        field.setAccessible(true);
                        constants.put(read(field, null), constants.size());
                    }
                }
            }
            return new Shape(type.getName().hashCode(), type.isRecord() || isEqualByContent(type), fields, constants);
        }

        private static boolean isEqualByContent(Class<?> type) {
            try {
                return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Fingerprint of(Object root) {
        ObjectDigest digest = new ObjectDigest();
        digest.add(root);
        return new Fingerprint(digest.high, digest.low);
    }

    private void mix(long next) {
        high = Fingerprint.mix(high, next, HIGH_FACTOR);
        low = Fingerprint.mix(low, next, LOW_FACTOR);
    }

    private void add(@Nullable Object object) {
        if (object == null) {
            mix(Tag.NULL);
        } else if (object instanceof Number || object instanceof Boolean || object instanceof Character) {
            mix(object instanceof Number number ? number.longValue() : object.hashCode());
        } else if (object instanceof String text) {
            addText(text);
        } else if (object instanceof UUID uuid) {
            mix(uuid.getMostSignificantBits());
            mix(uuid.getLeastSignificantBits());
        } else if (object instanceof Enum<?> constant) {
            mix(Tag.ENUM);
            addText(constant.getDeclaringClass().getName());
            addText(constant.name());
        } else if (object instanceof Optional<?> optional) {
            mix(Tag.OPTIONAL);
            add(optional.orElse(null));
        } else if (object instanceof Collection<?> collection) {
            mix(Tag.COLLECTION + collection.size());
            collection.forEach(this::add);
        } else if (object instanceof Map<?, ?> map) {
            mix(Tag.MAP + map.size());
            map.forEach((key, value) -> {
                add(key);
                add(value);
            });
        } else if (object.getClass().isArray()) {
            addArray(object);
        } else {
            addFields(object);
        }
    }

    private void addText(String text) {
        mix(Tag.TEXT + text.length());
        for (int at = 0; at < text.length(); at++) {
            mix(text.charAt(at));
        }
    }

    private void addArray(Object array) {
        int length = Array.getLength(array);
        mix(Tag.ARRAY + length);
        if (array instanceof Object[] objects) {
            for (Object object : objects) {
                add(object);
            }
            return;
        }
        for (int at = 0; at < length; at++) {
            add(Array.get(array, at));
        }
    }

    private void addFields(Object object) {
        Shape shape = SHAPES.get(object.getClass());
        Integer constant = shape.constants().get(object);
        if (constant != null) {
            mix(Tag.CONSTANT + constant);
            mix(shape.name());
            return;
        }
        if (!shape.value()) {
            Integer before = seen.putIfAbsent(object, seen.size());
            if (before != null) {
                mix(Tag.SEEN + before);
                return;
            }
        }
        mix(shape.name());
        for (Field field : shape.fields()) {
            add(read(field, object));
        }
    }

    private static @Nullable Object read(Field field, @Nullable Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells kinds of content apart; far from each other, since counts are added. */
    private static final class Tag {
        static final long NULL = 1L << 56;
        static final long ENUM = 2L << 56;
        static final long OPTIONAL = 3L << 56;
        static final long COLLECTION = 4L << 56;
        static final long MAP = 5L << 56;
        static final long TEXT = 6L << 56;
        static final long ARRAY = 7L << 56;
        static final long CONSTANT = 8L << 56;
        static final long SEEN = 9L << 56;

        private Tag() {}
    }
}
