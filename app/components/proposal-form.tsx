import { useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { Button } from './button'
import { CheckboxField } from './choices'
import { DateField, TextAreaField, TextField } from './fields'
import { Form } from './form'
import { Section } from './layout'

interface ProposalFormProps {
  writeKey: string
  hidden: Readonly<Record<string, string>>
  /** Nothing was sent before; else the new one needs a reason. */
  isFirst: boolean
  failure: {
    failed: boolean
    value: (name: string) => string
    error: (name: string) => string | undefined
  }
}

/** Sends a proposal that is complete: the letter that it stands in, and the sender's word. */
export function ProposalForm({ writeKey, hidden, isFirst, failure }: ProposalFormProps) {
  const { value, error, failed } = failure
  const t = useMessages(proposalMessages)
  const title = t(isFirst ? 'send' : 'sendAgain')
  return (
    <Section title={title} lead={t('sendHelp')}>
      <Form writeKey={writeKey} hidden={hidden}>
        <TextField
          name="letterNumber"
          label={t('letterNumber')}
          width="medium"
          defaultValue={value('letterNumber')}
          error={error('letterNumber')}
        />
        <DateField
          name="letterDate"
          label={t('letterDate')}
          defaultValue={value('letterDate')}
          error={error('letterDate')}
        />
        {!isFirst && (
          <TextAreaField
            name="reason"
            label={t('reason')}
            rows={3}
            defaultValue={value('reason')}
            error={error('reason')}
          />
        )}
        <CheckboxField
          name="agreed"
          label={t('agreed')}
          defaultChecked={failed && value('agreed') !== ''}
          error={error('agreed')}
        />
        <Button>{title}</Button>
      </Form>
    </Section>
  )
}
