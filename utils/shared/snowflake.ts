import * as z from 'zod/mini';

/** A Discord ID: an unsigned 64-bit integer in decimal. https://docs.discord.food/reference#snowflake-format */
export const Snowflake = z.string().check(z.regex(/^\d{15,21}$/));
